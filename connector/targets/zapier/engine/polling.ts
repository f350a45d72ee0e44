/**
 * Polling on the core's algorithm, over what Zapier remembers.
 *
 * Zapier keeps, for each Zap, the ids that it has seen, and starts a Zap for every other one. It has
 * no lasting store for an integration, only a cache for each connection. So the cache holds the
 * state of the polls and a log of the last events, which all Zaps of a connection share, and every
 * look returns that log: an event has the same id however often it is returned.
 *
 * Whenever a look starts afresh, the present records are returned as well, under the ids that the
 * core gives their events. Of "new" and "reached" nothing is lost then even if the cache was. Of
 * "changed" and "gone" those events are lost that fell between the last look and the loss.
 */

import type { ZObject } from 'zapier-platform-core';

import { connect } from './connection';
import type { Connection } from './connection';
import { passes, poll, readInputs } from './core/core';
import type {
	Event,
	Exchange,
	Given,
	Input,
	Polled,
	Response,
	State,
	Trigger,
	Values,
} from './core/core';
import { event, see } from './core/detect';
import { has } from './core/paths';
import { readAnswer, shapeList } from './core/response';
import { runnable } from './definition';
import type { Definition, Perform, Runnable } from './definition';
import { recent } from './driver/recent';
import { drive } from './transport';

/** How many events the log holds at most: as many as Zapier starts after one look. */
const LOGGED = 100;
/** And how many characters: what the cache takes is not published. */
const LOG_SIZE = 250_000;
/** How many records a person sees while building a Zap. */
const SHOWN = 3;

/** What the cache holds. Newest events come first, which is how Zapier wants them. */
interface Kept {
	readonly state: State;
	readonly log: Event[];
}

type Item = Record<string, unknown>;

export function polling(trigger: Trigger, definition: Definition): Runnable {
	const perform: Perform<Item[]> = async (z, bundle) => {
		const connection = connect(z, bundle);
		if (bundle.meta.isLoadingSample) return await samples(connection, trigger, bundle.inputData);
		const key = keyOf(connection, trigger, bundle.inputData);
		const kept = await readCache(connection, key);
		const isFresh = kept === null || bundle.meta.isPopulatingDedupe === true;
		const start = () => look(trigger, bundle.inputData, isFresh ? null : kept.state);
		const { values, polled, present } = await drive(connection, start);
		const log = newest([...polled.events].reverse().concat(kept?.log ?? []));
		// A Zap that is being turned on must not take what others have not been told yet.
		if (kept === null || !isFresh) await writeCache(connection, key, { state: polled.state, log });
		const all = new Map([...present, ...log].map((one) => [one.id, one]));
		const found = [...all.values()].filter(({ item }) =>
			passes(trigger.inputs ?? [], values, item),
		);
		return found.map(asItem);
	};
	return runnable(definition, { type: 'polling', perform });
}

/** As many events of a log as are kept. */
function newest(log: Event[]): Event[] {
	let size = 0;
	return log.slice(0, LOGGED).filter(({ item }) => {
		size += JSON.stringify(item).length;
		return size <= LOG_SIZE;
	});
}

/** Zapier tells events apart by this field. */
function asItem({ id, item }: Event): Item {
	return { ...item, event_id: id };
}

interface Look {
	readonly values: Values;
	readonly polled: Polled;
	readonly present: Event[];
}

/** Inputs that go along with the request; the others filter what came. */
function sentOf({ inputs = [] }: Trigger): Input[] {
	return inputs.filter((item) => (item.destinations ?? []).length > 0);
}

/** One poll of everything, whatever this Zap filters by, since others share its state. */
function* look(trigger: Trigger, given: Given, state: State | null): Exchange<Look> {
	const values = readInputs(trigger.inputs ?? [], given);
	const sent = sentOf(trigger);
	const asked = Object.fromEntries(sent.map(({ name }) => [name, given[name]]));
	const heard: Response[] = [];
	const polled = yield* listening(poll({ ...trigger, inputs: sent }, asked, state), heard);
	return { values, polled, present: state === null ? presentEvents(trigger, heard, polled) : [] };
}

function* listening<Result>(exchange: Exchange<Result>, heard: Response[]): Exchange<Result> {
	let step = exchange.next();
	while (!step.done) {
		const response = yield step.value;
		heard.push(response);
		step = exchange.next(response);
	}
	return step.value;
}

/** The events that the records inside the window would make if none had been seen before. */
function presentEvents(trigger: Trigger, heard: Response[], { state }: Polled): Event[] {
	// A polling trigger says how to poll; the compiler of the spec sees to it.
	const how = trigger.poll!;
	// What one record was before is not known, so it makes no event.
	if (how.single) return [];
	const output = { keys: how.records, many: true };
	const found = new Map<string, Event>();
	for (const response of heard) {
		const records = shapeList(output, readAnswer(response));
		const page = { number: 1, records, last: true, total: null, response };
		for (const seen of see(how, page).values()) {
			const made = event(how, seen, { version: 1, born: 0, since: null, seen: {} });
			if (made !== null && has(state.seen, seen.id)) found.set(made.id, made);
		}
	}
	return [...found.values()];
}

async function samples(connection: Connection, trigger: Trigger, given: Given): Promise<Item[]> {
	const records = await drive(connection, () => recent(trigger, given, SHOWN));
	return records.map((item, index) => asItem({ id: `sample:${index}`, item }));
}

type Cache = {
	get(key: string, scope: string[]): Promise<unknown>;
	set: ZObject['cache']['set'];
};

/** What another connection or another trigger left says nothing about this one. */
const SCOPE = ['auth'];

/** Zaps share what they read, and so only if they ask for the same. */
function keyOf({ baseUrls, company }: Connection, trigger: Trigger, given: Given): string {
	const asked = sentOf(trigger).map(({ name }) => given[name] ?? null);
	const about = asked.length === 0 ? '' : ` ${JSON.stringify(asked)}`;
	return `polled ${trigger.name} ${company} ${baseUrls.api ?? ''}${about}`;
}

async function readCache(connection: Connection, key: string): Promise<Kept | null> {
	const cache = connection.z.cache as Cache;
	return (await cache.get(key, SCOPE)) as Kept | null;
}

async function writeCache(connection: Connection, key: string, kept: Kept): Promise<void> {
	const { cache } = connection.z;
	await cache.set(key, kept, undefined, SCOPE);
}
