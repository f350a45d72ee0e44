/** Runs a polling trigger of the engine inside n8n's polling. */

import type { IDataObject, INodeExecutionData, IPollFunctions } from 'n8n-workflow';

import { connectItemless } from './connection';
import { poll, samplePoll } from './core';
import type { Inputs, Json, PollSpec, Seen } from './core';
import { drive } from './transport';

/** Null when nothing happened; in manual mode one present record as an example. */
export async function runPoll(
	context: IPollFunctions,
	trigger: PollSpec,
): Promise<INodeExecutionData[][] | null> {
	const connection = await connectItemless(context);
	const inputs = readFilters(context, trigger);
	if (context.getMode() === 'manual') {
		return asOutput(context, await drive(connection, samplePoll(trigger, inputs)));
	}
	const data = context.getWorkflowStaticData('node');
	// What another company's printers did says nothing about these.
	const source = `${connection.company} ${trigger.name}`;
	const seen = data['source'] === source ? (data['seen'] as Seen) : undefined;
	const result = await drive(connection, poll(trigger, inputs, seen));
	// n8n keeps what is here when poll() returns; after a failure above nothing was moved.
	data['source'] = source;
	data['seen'] = { ...result.seen };
	return asOutput(context, result.events);
}

function readFilters(context: IPollFunctions, trigger: PollSpec): Inputs {
	const inputs: Record<string, Json> = {};
	for (const name of Object.keys(trigger.filters)) {
		inputs[name] = context.getNodeParameter(`filters.${name}`, []) as Json;
	}
	return inputs;
}

function asOutput(context: IPollFunctions, records: IDataObject[]): INodeExecutionData[][] | null {
	return records.length === 0 ? null : [context.helpers.returnJsonArray(records)];
}
