/** The life cycle of a webhook subscription: at most one for each address of ours. */

import { randomBytes } from 'crypto';

import { NodeOperationError } from 'n8n-workflow';
import type { IDataObject, IHookFunctions, IWebhookFunctions } from 'n8n-workflow';

import { refuseUnreachable, webhookUrl } from './address';
import { connectItemless } from './connection';
import { webhooks } from './connector';
import { find, lookup, readInputs, unsubscribe } from './core/core';
import type { Exchange, Input, Json, Trigger, Values } from './core/core';
import { fits, hookId, registerHook } from './driver/hooks';
import { toNodeError } from './errors';
import { FILTERS, readGiven } from './parameters';
import type { Read } from './parameters';
import type { Triggers } from './polling';
import { deliverSample, findSample, isSampled } from './sample';
import type { Samples } from './sample';
import { drive } from './transport';

/** True when there is a subscription that fits and whose secret we know. */
export async function hookExists(context: IHookFunctions, triggers: Triggers): Promise<boolean> {
	if (isSampled(context)) return false;
	const stored = storedHook(context);
	const connection = await connectItemless(context);
	const url = webhookUrl(context);
	const hook = await drive(connection, () => findOurs(stored, url));
	if (hook === null || !fits(hook, url, eventsOf(context, triggers))) return false;
	stored['id'] = hookId(hook);
	stored['url'] = url;
	return stored['secret'] !== undefined;
}

export async function createHook(
	context: IHookFunctions,
	triggers: Triggers,
	samples: Samples,
): Promise<boolean> {
	const stored = storedHook(context);
	const secret = randomBytes(32).toString('hex');
	if (isSampled(context)) {
		stored['secret'] = secret;
		await startSample(context, triggers, samples, secret);
		return true;
	}
	const url = webhookUrl(context);
	refuseUnreachable(context, url);
	refuseFilters(context, selected(context, triggers));
	const connection = await connectItemless(context);
	const before = await drive(connection, () => findOurs(stored, url));
	// Stored before the call: a delivery may come before the answer does.
	stored['secret'] = secret;
	stored['url'] = url;
	const name = `n8n: ${context.getWorkflow().name ?? 'workflow'}`;
	const hook = { id: hookId(before), name, url, events: eventsOf(context, triggers), secret };
	stored['id'] = await drive(connection, () => registerHook(webhooks, hook));
	return true;
}

/** Deletes the subscription that we made, also one whose creation was never answered. */
export async function deleteHook(context: IHookFunctions): Promise<boolean> {
	const stored = storedHook(context);
	if (stored['url'] !== undefined) {
		const connection = await connectItemless(context);
		await drive(connection, () => removeOurs(stored, webhookUrl(context)));
	}
	for (const key of ['id', 'secret', 'url']) delete stored[key];
	return true;
}

/** Delivers a sample of the event that was chosen first, once n8n listens. */
async function startSample(
	context: IHookFunctions,
	triggers: Triggers,
	samples: Samples,
	secret: string,
): Promise<void> {
	const connection = await connectItemless(context);
	const [name] = context.getNodeParameter('events', []) as string[];
	const trigger = triggers[name ?? ''];
	if (trigger === undefined) {
		throw new NodeOperationError(context.getNode(), 'Events: choose at least one');
	}
	const found = await findSample(connection, trigger, samples);
	// n8n's own address: what is public does not matter to n8n itself.
	const url = context.getNodeWebhookUrl('default') ?? '';
	void deliverSample(context, url, secret, found);
}

/**
 * The subscription with our id or at our address, or null.
 *
 * In another account our id may be somebody else's: it counts only at an address of ours.
 */
function* findOurs(stored: IDataObject, url: string): Exchange<Json> {
	const found = yield* find(webhooks, storedId(stored), url);
	const at = lookup(found, 'url');
	if (at === null || at === url || at === stored['url']) return found;
	return yield* find(webhooks, null, url);
}

function* removeOurs(stored: IDataObject, url: string): Exchange<void> {
	const id = hookId(yield* findOurs(stored, url));
	if (id !== null) yield* unsubscribe(webhooks, id);
}

/** What we remember: `id`, `secret` and `url`, apart for test and production addresses. */
export function storedHook(context: IHookFunctions | IWebhookFunctions): IDataObject {
	const data = context.getWorkflowStaticData('node');
	const slot = isTest(context, data['test'] as IDataObject | undefined) ? 'test' : 'production';
	data[slot] ??= {};
	return data[slot] as IDataObject;
}

/** n8n ends a test in a mode that does not tell; the address is that of the test then. */
function isTest(context: IHookFunctions | IWebhookFunctions, test?: IDataObject): boolean {
	if (context.getMode() === 'manual') return true;
	return test?.['url'] !== undefined && test['url'] === webhookUrl(context);
}

/** The triggers whose events were chosen. */
export function selected(
	context: IHookFunctions | IWebhookFunctions,
	triggers: Triggers,
): Trigger[] {
	const names = context.getNodeParameter('events', []) as string[];
	return Object.values(triggers).filter(({ name }) => names.includes(name));
}

/** The filters of several triggers, checked; those of one name are one field of the node. */
export function filterValues(
	context: IHookFunctions | IWebhookFunctions,
	triggers: readonly Trigger[],
): Values {
	const inputs = new Map<string, Input>();
	for (const trigger of triggers) {
		for (const input of trigger.inputs ?? []) inputs.set(input.name, input);
	}
	const read: Read = (name, extractValue = false) =>
		context.getNodeParameter(name, null, { extractValue });
	return readInputs([...inputs.values()], readGiven([...inputs.values()], read, FILTERS));
}

/** While the workflow is started somebody looks; when a delivery comes nobody does. */
function refuseFilters(context: IHookFunctions, triggers: readonly Trigger[]): void {
	try {
		filterValues(context, triggers);
	} catch (error) {
		throw toNodeError(context.getNode(), error);
	}
}

function eventsOf(context: IHookFunctions, triggers: Triggers): string[] {
	return selected(context, triggers).flatMap(({ event }) => event ?? []);
}

function storedId(stored: IDataObject): number | null {
	const id = stored['id'];
	return typeof id === 'number' ? id : null;
}
