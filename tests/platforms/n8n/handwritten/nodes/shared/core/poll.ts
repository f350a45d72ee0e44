/** Polling triggers: reads the records, compares with what was seen, returns what changed. */

import { execute, readPage } from './execute';
import { pluck } from './model';
import type { ActionSpec, Inputs, JsonObject, Steps } from './model';

export interface PollSpec {
	readonly name: string;
	readonly action: ActionSpec;
	readonly identity: string;
	/** Path of the value whose change is an event. */
	readonly field: string;
	/** Input name to the path it is compared with. */
	readonly filters: Readonly<Record<string, string>>;
}

/** Last seen value by record id. */
export type Seen = Readonly<Record<string, string>>;

/** Without `seen` (the first run) nothing is an event: it only takes stock. */
export function* poll(
	trigger: PollSpec,
	inputs: Inputs,
	seen: Seen | undefined,
): Steps<{ events: JsonObject[]; seen: Seen }> {
	const records = yield* execute(trigger.action, {}, {});
	// Records that a shifting page hid keep their place, else their next change would be lost.
	const now: Record<string, string> = { ...seen };
	const events: JsonObject[] = [];
	for (const record of records) {
		const id = String(pluck(record, trigger.identity));
		const value = String(pluck(record, trigger.field));
		const before = seen?.[id];
		now[id] = value;
		if (before === undefined || before === value || !passes(trigger, inputs, record)) continue;
		events.push({ ...record, change: { field: trigger.field, from: before, to: value } });
	}
	return { events, seen: now };
}

/** One present record in the form of an event, for trying a workflow out. */
export function* samplePoll(trigger: PollSpec, inputs: Inputs): Steps<JsonObject[]> {
	const { records } = yield* readPage(trigger.action, {}, 1, trigger.action.paging?.sizeMax ?? 100);
	const record = records.find((entry) => passes(trigger, inputs, entry)) ?? records[0];
	if (record === undefined) return [];
	const value = String(pluck(record, trigger.field));
	return [{ ...record, change: { field: trigger.field, from: value, to: value } }];
}

function passes(trigger: PollSpec, inputs: Inputs, record: JsonObject): boolean {
	return Object.entries(trigger.filters).every(([input, path]) => {
		const wanted = inputs[input];
		if (!Array.isArray(wanted) || wanted.length === 0) return true;
		return wanted.map(String).includes(String(pluck(record, path)));
	});
}
