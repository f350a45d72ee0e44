/** The options of the action node: pauses between batches of items, and how long a call may wait. */

import { sleep } from 'n8n-workflow';
import type { IDataObject, IExecuteFunctions } from 'n8n-workflow';

import { connect } from './connection';
import type { Connection } from './connection';

/** Opens a connection that waits for the rate limit no longer than the node's options allow. */
export async function openConnection(context: IExecuteFunctions): Promise<Connection> {
	const authentication = context.getNodeParameter('authentication', 0) as string;
	const longestWait = numberOf(optionsOf(context)['maxWait']);
	return await connect(
		context,
		authentication,
		longestWait === undefined ? undefined : longestWait * 1000,
	);
}

/** Waits before the first item of every batch but the first. */
export async function pause(context: IExecuteFunctions, itemIndex: number): Promise<void> {
	const options = optionsOf(context);
	const batchSize = numberOf(options['batchSize']);
	if (!batchSize || itemIndex === 0 || itemIndex % batchSize !== 0) return;
	await sleep(numberOf(options['batchInterval']) ?? DEFAULT_INTERVAL);
}

/** Milliseconds, as the field of the editor shows it. */
const DEFAULT_INTERVAL = 1000;

function optionsOf(context: IExecuteFunctions): IDataObject {
	return context.getNodeParameter('options', 0, {}) as IDataObject;
}

function numberOf(value: unknown): number | undefined {
	const number = Number(value ?? NaN);
	return number >= 0 ? number : undefined;
}
