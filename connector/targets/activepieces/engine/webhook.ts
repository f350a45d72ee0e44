/** The life of a webhook trigger: a subscription with a secret of its own. */

import { createHash, randomBytes } from 'crypto';

import { DEDUPE_KEY_PROPERTY, WebhookRenewStrategy } from '@activepieces/pieces-framework';

import { connect } from './connection';
import type { DeliveryContext, HookContext } from './context';
import { TITLE, webhooks } from './connector';
import { ApiError, InputError, find, judge, readInputs, sample, unsubscribe } from './core/core';
import type { Exchange, Json, Trigger, Values } from './core/core';
import { drive } from './driver/drive';
import { fits, hookId, registerHook } from './driver/hooks';
import { isPublicUrl } from './driver/reachable';
import { explained, messageOf } from './errors';
import { readGiven } from './given';
import { HOOK, senderOf } from './sender';

export interface Webhook {
	readonly onEnable: (context: HookContext) => Promise<void>;
	readonly onDisable: (context: HookContext) => Promise<void>;
	readonly run: (context: DeliveryContext) => Promise<unknown[]>;
	readonly test: (context: HookContext) => Promise<unknown[]>;
	readonly onRenew: (context: HookContext) => Promise<void>;
	readonly renewConfiguration: typeof DAILY;
}

/** What we remember of a subscription; no id while its creation is not answered. */
interface Saved {
	readonly id: number | null;
	readonly secret: string;
}

const KEY = 'webhook';

/** Somebody may delete or disable a subscription in the panel, and the flow would never know. */
const DAILY = { strategy: WebhookRenewStrategy.CRON as const, cronExpression: '17 4 * * *' };

/** `example` stands in for a delivery while the backend has none to show. */
export function webhook(trigger: Trigger, example: Json): Webhook {
	return {
		onEnable: async (context) => await explained(async () => await subscribe(trigger, context)),
		onDisable: async (context) => await cancel(context),
		run: async (context) => await explained(async () => await receive(trigger, context)),
		test: async (context) =>
			await explained(async () => [await recentDelivery(trigger, context, example)]),
		onRenew: async (context) => await explained(async () => await renew(trigger, context)),
		renewConfiguration: DAILY,
	};
}

/** Takes the place of what an earlier activation may have left at this address. */
async function subscribe(trigger: Trigger, context: HookContext): Promise<void> {
	const { auth, store, webhookUrl: url } = context;
	// While a flow is switched on somebody looks; when a delivery comes nobody does.
	filtersOf(trigger, context);
	refuseUnreachable(context);
	const connection = await connect(auth, HOOK, store);
	const before = await store.get<Saved>(KEY);
	const secret = randomBytes(32).toString('hex');
	// Stored before the call: a delivery may come before the answer does.
	await store.put<Saved>(KEY, { id: before?.id ?? null, secret });
	const events = eventsOf(trigger);
	const name = `Activepieces: ${trigger.title}`;
	const hook = { id: before?.id ?? null, name, url, events, secret };
	const id = await drive(senderOf(connection, HOOK), () => registerHook(webhooks, hook));
	await store.put<Saved>(KEY, { id, secret });
}

/** Registers anew what is no longer there as it was registered. */
async function renew(trigger: Trigger, context: HookContext): Promise<void> {
	const { auth, store, webhookUrl: url } = context;
	const saved = await store.get<Saved>(KEY);
	const connection = await connect(auth, HOOK, store);
	const sender = senderOf(connection, HOOK);
	const hook = await drive(sender, () => find(webhooks, saved?.id ?? null, url));
	const isSound = saved !== null && hook !== null && fits(hook, url, eventsOf(trigger));
	if (!isSound) await subscribe(trigger, context);
}

function eventsOf({ event }: Trigger): string[] {
	return event === undefined ? [] : [event];
}

/** Never throws, since that would keep the flow from being switched off. */
async function cancel({ auth, store, webhookUrl }: HookContext): Promise<void> {
	try {
		const saved = await store.get<Saved>(KEY);
		if (saved === null) return;
		const connection = await connect(auth, HOOK, store);
		await drive(senderOf(connection, HOOK), () => removeOurs(saved.id, webhookUrl));
		await store.delete(KEY);
	} catch (error) {
		// What is stored stays, so that the next activation replaces the subscription.
		console.warn(`${TITLE}: the webhook is still registered: ${messageOf(error)}`);
	}
}

/** By its id or, as its creation may never have been answered, by the address of this flow. */
function* removeOurs(id: number | null, url: string): Exchange<void> {
	const found = hookId(yield* find(webhooks, id, url));
	if (found !== null) yield* unsubscribe(webhooks, found);
}

/** A delivery that carries no secret we know starts nothing. */
async function receive(trigger: Trigger, context: DeliveryContext): Promise<unknown[]> {
	const { body, headers } = context.payload;
	const saved = await context.store.get<Saved>(KEY);
	const text = typeof body === 'string' ? body : JSON.stringify(body ?? null);
	const values = filtersOf(trigger, context);
	const secret = saved?.secret ?? '';
	const judged = judge([trigger], values, secret, webhooks.secret_headers, { ...headers }, text);
	const { verdict, reason, item } = judged;
	if (verdict === 'refused') console.warn(`${TITLE}: a delivery was refused: ${reason}`);
	if (item === null) return [];
	// A repeated delivery is the same text, for it tells the time and the ids of what happened.
	const key = createHash('sha256').update(text).digest('hex');
	return [{ ...item, [DEDUPE_KEY_PROPERTY]: key }];
}

/** A delivery that the backend made, or makes up, or else the example. */
async function recentDelivery(
	{ event = '' }: Trigger,
	{ auth, store }: HookContext,
	example: Json,
): Promise<Json> {
	const connection = await connect(auth, HOOK, store);
	try {
		return (await drive(senderOf(connection, HOOK), () => sample(webhooks, event))) ?? example;
	} catch (error) {
		if (error instanceof ApiError) return example;
		throw error;
	}
}

function filtersOf(trigger: Trigger, { propsValue }: HookContext): Values {
	const inputs = trigger.inputs ?? [];
	return readInputs(inputs, readGiven(inputs, propsValue));
}

function refuseUnreachable({ propsValue, webhookUrl }: HookContext): void {
	if (isPublicUrl(webhookUrl) || propsValue['allowPrivateUrl'] === true) return;
	throw new InputError([
		`${TITLE} cannot reach ${webhookUrl}: set AP_FRONTEND_URL to the public address of this Activepieces, use the polling trigger instead, or turn on "Allow Private Address" if ${TITLE} can reach it`,
	]);
}
