/** The life cycle of a webhook subscription: at most one for each address of ours. */

import { randomBytes } from 'crypto';

import { NodeOperationError } from 'n8n-workflow';
import type { IDataObject, IHookFunctions, IWebhookFunctions } from 'n8n-workflow';

import { connectItemless } from './connection';
import { TITLE, webhooks } from './connector';
import { find, readInputs } from './core/core';
import type { Input, Trigger, Values } from './core/core';
import { fits, hookId, registerHook, removeHook } from './driver/hooks';
import { isPublicUrl } from './driver/reachable';
import { toNodeError } from './errors';
import { FILTERS, readGiven } from './parameters';
import type { Triggers } from './polling';
import { drive } from './transport';

/** True when there is a subscription that fits and whose secret we know. */
export async function hookExists(context: IHookFunctions, triggers: Triggers): Promise<boolean> {
	const stored = storedHook(context);
	const connection = await connectItemless(context);
	const url = webhookUrl(context);
	const hook = await drive(connection, () => find(webhooks, storedId(stored), url));
	if (hook === null || !fits(hook, url, eventsOf(context, triggers))) return false;
	stored['id'] = hookId(hook);
	return stored['secret'] !== undefined;
}

export async function createHook(context: IHookFunctions, triggers: Triggers): Promise<boolean> {
	const url = webhookUrl(context);
	refuseUnreachable(context, url);
	refuseFilters(context, selected(context, triggers));
	const stored = storedHook(context);
	const connection = await connectItemless(context);
	// Stored before the call: a delivery may come before the answer does.
	const secret = randomBytes(32).toString('hex');
	stored['secret'] = secret;
	const name = `n8n: ${context.getWorkflow().name ?? 'workflow'}`;
	const hook = { id: storedId(stored), name, url, events: eventsOf(context, triggers), secret };
	stored['id'] = await drive(connection, () => registerHook(webhooks, hook));
	return true;
}

/** Deletes only the subscription whose id we stored. */
export async function deleteHook(context: IHookFunctions): Promise<boolean> {
	const stored = storedHook(context);
	const id = storedId(stored);
	if (id !== null) {
		const connection = await connectItemless(context);
		await drive(connection, () => removeHook(webhooks, id, webhookUrl(context)));
	}
	delete stored['id'];
	delete stored['secret'];
	return true;
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
