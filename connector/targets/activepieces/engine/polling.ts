/** Runs a polling trigger of the core inside Activepieces' polling. */

import { DEDUPE_KEY_PROPERTY } from '@activepieces/pieces-framework';

import { connect } from './connection';
import type { Connection } from './connection';
import type { Context } from './context';
import { poll, readInputs } from './core/core';
import type { Given, JsonObject, Polled, State, Trigger } from './core/core';
import { drive } from './driver/drive';
import { recent } from './driver/recent';
import { explained } from './errors';
import { readGiven } from './given';
import { HOOK, senderOf } from './sender';

export interface Polling {
	readonly onEnable: (context: Context) => Promise<void>;
	readonly onDisable: (context: Context) => Promise<void>;
	readonly run: (context: Context) => Promise<JsonObject[]>;
	readonly test: (context: Context) => Promise<JsonObject[]>;
}

/** `left` is the time, in milliseconds, at which the flow was switched off. */
interface Saved {
	readonly source: string;
	readonly state: State;
	readonly left?: number;
}

const KEY = 'poll';
/** How many records a test shows at most. */
const SHOWN = 10;
/** To publish a flow switches it off and on again; what happens meanwhile is not to be lost. */
const REPUBLISH_MS = 600_000;
/** Activepieces stores at most 512 KiB under one key. */
const LARGEST_STATE = 500 * 1024;

/** The life of one polling trigger. Its first look takes stock, when the flow is switched on. */
export function polling(trigger: Trigger): Polling {
	return {
		onEnable: async (context) => await explained(async () => await takeStock(trigger, context)),
		onDisable: async ({ store }) => {
			const saved = await store.get<Saved>(KEY);
			if (saved !== null) await store.put<Saved>(KEY, { ...saved, left: Date.now() });
		},
		run: async (context) => await explained(async () => await look(trigger, context)),
		test: async (context) =>
			await explained(async () => {
				const given = givenFor(trigger, context);
				const connection = await connect(context.auth, HOOK, context.store);
				return await drive(senderOf(connection, HOOK), () => recent(trigger, given, SHOWN));
			}),
	};
}

async function takeStock(trigger: Trigger, context: Context): Promise<void> {
	const given = givenFor(trigger, context);
	const connection = await connect(context.auth, HOOK, context.store);
	const saved = await savedBy(trigger, connection, context);
	const isRepublished = Date.now() - (saved?.left ?? 0) < REPUBLISH_MS;
	if (saved === null || !isRepublished) await read(trigger, given, null, connection, context);
}

async function look(trigger: Trigger, context: Context): Promise<JsonObject[]> {
	const given = givenFor(trigger, context);
	const connection = await connect(context.auth, HOOK, context.store);
	const saved = await savedBy(trigger, connection, context);
	const { events } = await read(trigger, given, saved?.state ?? null, connection, context);
	// Should Activepieces run a poll twice, it drops what comes again under the same key.
	return events.map(({ id, item }) => ({ ...item, [DEDUPE_KEY_PROPERTY]: id }));
}

/** One poll. After a failure the state stays as it was. */
async function read(
	trigger: Trigger,
	given: Given,
	state: State | null,
	connection: Connection,
	{ store }: Context,
): Promise<Polled> {
	const polled = await drive(senderOf(connection, HOOK), () => poll(trigger, given, state));
	const saved: Saved = { source: sourceOf(trigger, connection), state: polled.state };
	if (JSON.stringify(saved).length > LARGEST_STATE) {
		throw new Error('There are more records than Activepieces can remember from poll to poll');
	}
	await store.put(KEY, saved);
	return polled;
}

/** What another account or another trigger left says nothing about this one. */
async function savedBy(
	trigger: Trigger,
	connection: Connection,
	{ store }: Context,
): Promise<Saved | null> {
	const saved = await store.get<Saved>(KEY);
	return saved?.source === sourceOf(trigger, connection) ? saved : null;
}

function sourceOf(trigger: Trigger, { company }: Connection): string {
	return `${company} ${trigger.name}`;
}

/** The filters, checked before anything is asked of the API. */
function givenFor(trigger: Trigger, { propsValue }: Context): Given {
	const given = readGiven(trigger.inputs ?? [], propsValue);
	readInputs(trigger.inputs ?? [], given);
	return given;
}
