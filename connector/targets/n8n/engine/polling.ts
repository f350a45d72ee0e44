/** Runs a polling trigger of the core inside n8n's polling. */

import { NodeOperationError } from 'n8n-workflow';
import type { IDataObject, INodeExecutionData, IPollFunctions } from 'n8n-workflow';

import { connectItemless } from './connection';
import { buildRequest, lookup, passes, poll, readInputs, textOf } from './core/core';
import type { Exchange, Given, Json, JsonObject, Poll, State, Trigger } from './core/core';
import { readPage } from './core/paging';
import { FILTERS, readGiven } from './parameters';
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
	const read = (name: string): unknown => context.getNodeParameter(name, null);
	const given = readGiven(trigger.inputs ?? [], read, FILTERS);
	if (context.getMode() === 'manual') {
		return asOutput(context, await drive(connection, () => recent(trigger, given)));
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

/** Some present records as the events they would make, to build a workflow with. */
function* recent(trigger: Trigger, given: Given): Exchange<JsonObject[]> {
	const values = readInputs(trigger.inputs ?? [], given);
	// A polling trigger says how to poll; the compiler of the spec sees to it.
	const how = trigger.poll as Poll;
	const request = buildRequest(how.operation, [], {}, how.constants);
	const output = { keys: how.records, many: true };
	const page = yield* readPage(how.operation, request, output, 1, SHOWN);
	const records = page.records.filter((record) => isCandidate(how, record)) as JsonObject[];
	const events = records.slice(0, SHOWN).map(asEvent(how));
	return events.filter((event) => passes(trigger.inputs ?? [], values, event));
}

function isCandidate({ emit, field, to }: Poll, record: Json): boolean {
	if (emit !== 'reached' || field === undefined) return true;
	return to?.includes(textOf(lookup(record, field))) ?? true;
}

function asEvent({ emit, field }: Poll): (record: JsonObject) => JsonObject {
	if (emit !== 'changed' || field === undefined) return (record) => record;
	return (record) => {
		const value = textOf(lookup(record, field));
		return { ...record, change: { field, from: value, to: value } };
	};
}

function asOutput(context: IPollFunctions, records: JsonObject[]): INodeExecutionData[][] | null {
	if (records.length === 0) return null;
	return [context.helpers.returnJsonArray(records as IDataObject[])];
}
