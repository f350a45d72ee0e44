/** Runs a polling trigger of the core inside n8n's polling. */

import { NodeOperationError } from 'n8n-workflow';
import type { IDataObject, INodeExecutionData, IPollFunctions } from 'n8n-workflow';

import { connectItemless } from './connection';
import { poll } from './core/core';
import type { JsonObject, State, Trigger } from './core/core';
import { recent } from './driver/recent';
import { FILTERS, readGiven } from './parameters';
import type { Read } from './parameters';
import { drive } from './transport';

/** How many records a manual run shows at most. */
const SHOWN = 10;

export type Triggers = Readonly<Record<string, Trigger>>;

/** Null when nothing happened. */
export async function runPoll(
	context: IPollFunctions,
	triggers: Triggers,
): Promise<INodeExecutionData[][] | null> {
	const connection = await connectItemless(context);
	const trigger = chosenTrigger(context, triggers);
	const read: Read = (name, extractValue = false) =>
		context.getNodeParameter(name, null, { extractValue });
	const given = readGiven(trigger.inputs ?? [], read, FILTERS);
	if (context.getMode() === 'manual') {
		const records = await drive(connection, () => recent(trigger, given, SHOWN));
		return asOutput(context, records);
	}
	const data = context.getWorkflowStaticData('node');
	// What another account or another trigger left says nothing about this one.
	const source = `${connection.company} ${trigger.name}`;
	const state = data['source'] === source ? (data['state'] as unknown as State) : null;
	const polled = await drive(connection, () => poll(trigger, given, state));
	// n8n keeps what is here when poll() returns; after a failure above nothing was moved.
	data['source'] = source;
	data['state'] = polled.state as unknown as IDataObject;
	return asOutput(
		context,
		polled.events.map(({ item }) => item),
	);
}

function chosenTrigger(context: IPollFunctions, triggers: Triggers): Trigger {
	const name = context.getNodeParameter('event', '') as string;
	const trigger = triggers[name];
	if (trigger !== undefined) return trigger;
	throw new NodeOperationError(context.getNode(), `There is no trigger ${name}`);
}

function asOutput(context: IPollFunctions, records: JsonObject[]): INodeExecutionData[][] | null {
	if (records.length === 0) return null;
	return [context.helpers.returnJsonArray(records as IDataObject[])];
}
