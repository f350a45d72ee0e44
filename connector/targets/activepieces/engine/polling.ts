/** Runs a polling trigger of the core inside Activepieces' polling. */

import { DEDUPE_KEY_PROPERTY } from '@activepieces/pieces-framework';

import { connect } from './connection';
import type { Connection } from './connection';
import type { Context } from './context';
import { poll } from './core/core';
import type { Given, JsonObject, State, Trigger } from './core/core';
import { drive } from './driver/drive';
import { recent } from './driver/recent';
import { explained } from './errors';
import { readGiven } from './given';
import { TRIGGER, senderOf } from './sender';

/** `left` is the time, in milliseconds, at which the flow was switched off. */
interface Saved {
	readonly source: string;
	readonly state: State;
	readonly left: number | null;
}

const KEY = 'poll';
/** Publishing a new version switches a flow off and on; what happens meanwhile is not lost. */
const REPUBLISH_MS = 600_000;
/** Activepieces stores values up to 512 KiB. */
const LARGEST_STATE = 500 * 1024;

export interface Polling {
	readonly onEnable: (context: Context) => Promise<void>;
	readonly onDisable: (context: Context) => Promise<void>;
	readonly run: (context: Context) => Promise<JsonObject[]>;
	readonly test: (context: Context) => Promise<JsonObject[]>;
}

/** The life of one polling trigger. */
export function polling(trigger: Trigger): Polling {
	return {
		onEnable: async (context) => await explained(async () => await takeStock(trigger, context)),
		onDisable: async ({ store }) => {
			const saved = await store.get<Saved>(KEY);
			if (saved !== null) await store.put(KEY, { ...saved, left: Date.now() });
		},
		run: async (context) => await explained(async () => await look(trigger, context)),
		test: async (context) =>
			await explained(async () => {
				const connection = await connect(context.auth, TRIGGER, context.store);
				const given = readGiven(trigger.inputs ?? [], context.propsValue);
				return await drive(senderOf(connection, TRIGGER), () => recent(trigger, given));
			}),
	};
}

async function takeStock(trigger: Trigger, context: Context): Promise<void> {
	const given = readGiven(trigger.inputs ?? [], context.propsValue);
	const connection = await connect(context.auth, TRIGGER, context.store);
	const saved = await savedState(trigger, connection, context);
	if (saved?.left && Date.now() - saved.left < REPUBLISH_MS) return;
	await read(trigger, given, null, connection, context);
}
