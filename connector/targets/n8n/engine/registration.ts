/** The life cycle of a webhook subscription: at most one for each address of ours. */

import { randomBytes } from 'crypto';

import { NodeOperationError } from 'n8n-workflow';
import type { IDataObject, IHookFunctions, IWebhookFunctions } from 'n8n-workflow';

import { connectItemless } from './connection';
import type { Connection } from './connection';
import { TITLE, webhooks } from './connector';
import { find, lookup, readInputs, subscribe, unsubscribe } from './core/core';
import type { Input, Json, Trigger, Values } from './core/core';
import { toNodeError } from './errors';
import { FILTERS, readGiven } from './parameters';
import type { Triggers } from './polling';
import { isPublicUrl } from './reachable';
import { drive } from './transport';

/** True when there is a subscription that fits and whose secret we know. */
export async function hookExists(context: IHookFunctions, triggers: Triggers): Promise<boolean> {
	const stored = storedHook(context);
	const connection = await connectItemless(context);
	const hook = await drive(connection, () => find(webhooks, storedId(stored), webhookUrl(context)));
	// Kept for `createHook`, which then replaces this subscription and leaves no orphan behind.
	if (hook === null) delete stored['id'];
	else stored['id'] = lookup(hook, 'id') as number;
	return hook !== null && fits(context, triggers, hook) && stored['secret'] !== undefined;
}

export async function createHook(context: IHookFunctions, triggers: Triggers): Promise<boolean> {
	const url = webhookUrl(context);
	refuseUnreachable(context, url);
	refuseFilters(context, selected(context, triggers));
	const stored = storedHook(context);
	const connection = await connectItemless(context);
	await removeStored(connection, stored, url);
	// Stored before the call: a delivery may come before the answer does.
	const secret = randomBytes(32).toString('hex');
	stored['secret'] = secret;
	const name = `n8n: ${context.getWorkflow().name ?? 'workflow'}`;
	const events = eventsOf(context, triggers);
	const hook = await drive(connection, () => subscribe(webhooks, name, url, events, secret));
	stored['id'] = lookup(hook, 'id') as number;
	return true;
}

/** Deletes only the subscription whose id we stored. */
export async function removeHook(context: IHookFunctions): Promise<boolean> {
	const stored = storedHook(context);
	if (storedId(stored) !== null) {
		await removeStored(await connectItemless(context), stored, webhookUrl(context));
	}
	delete stored['secret'];
	return true;
}

async function removeStored(
	connection: Connection,
	stored: IDataObject,
	url: string,
): Promise<void> {
	const id = storedId(stored);
	if (id === null) return;
	const hook = await drive(connection, () => find(webhooks, id, url));
	// Someone may have deleted it in the panel; that must not keep a workflow from stopping.
	if (lookup(hook, 'id') === id) await drive(connection, () => unsubscribe(webhooks, id));
	delete stored['id'];
}

/** What we remember: `id` and `secret`, apart for test and production addresses. */
export function storedHook(context: IHookFunctions | IWebhookFunctions): IDataObject {
	const data = context.getWorkflowStaticData('node');
	const slot = context.getMode() === 'manual' ? 'test' : 'production';
	data[slot] ??= {};
	return data[slot] as IDataObject;
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
	const read = (name: string): unknown => context.getNodeParameter(name, null);
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

function fits(context: IHookFunctions, triggers: Triggers, hook: Json): boolean {
	const events = lookup(hook, 'events');
	const found = Array.isArray(events) ? events.map(String).sort() : [];
	const enabled = lookup(hook, 'enabled');
	const isOn = enabled === true || enabled === 1;
	const isSame = found.join() === eventsOf(context, triggers).sort().join();
	return isOn && isSame && lookup(hook, 'url') === webhookUrl(context);
}

function refuseUnreachable(context: IHookFunctions, url: string): void {
	if (isPublicUrl(url) || context.getNodeParameter('options.allowPrivateUrl', false)) return;
	throw new NodeOperationError(context.getNode(), `${TITLE} cannot reach ${url}`, {
		description: `Set WEBHOOK_URL to the public address of this n8n, use the polling trigger instead, or turn on "Allow Private URL" if ${TITLE} can reach it.`,
	});
}

function webhookUrl(context: IHookFunctions): string {
	const url = context.getNodeWebhookUrl('default');
	if (url !== undefined) return url;
	throw new NodeOperationError(context.getNode(), 'n8n gave this trigger no webhook address');
}
