/** The life cycle of a webhook subscription: at most one at SimplyPrint for each address of ours. */

import { randomBytes } from 'crypto';

import { NodeOperationError } from 'n8n-workflow';
import type { IDataObject, IHookFunctions, IWebhookFunctions } from 'n8n-workflow';

import { connectItemless } from './connection';
import { deleteHook, isPublicUrl, readHooks, saveHook } from './core';
import type { Hook } from './core';
import { drive } from './transport';

/** True when SimplyPrint holds a subscription that fits and whose secret we know. */
export async function hookExists(context: IHookFunctions): Promise<boolean> {
	const stored = storedHook(context);
	const connection = await connectItemless(context);
	const hooks = await drive(connection, readHooks());
	const ours = ownHook(hooks, stored, webhookUrl(context));
	// Kept for `create`, which then changes this subscription and leaves no orphan behind.
	if (ours === undefined) delete stored['id'];
	else stored['id'] = ours.id;
	return ours !== undefined && fits(context, ours) && stored['secret'] !== undefined;
}

export async function createHook(context: IHookFunctions): Promise<boolean> {
	const url = webhookUrl(context);
	refuseUnreachable(context, url);
	const stored = storedHook(context);
	// Stored before the call: a delivery may come before the answer does.
	const secret = randomBytes(32).toString('hex');
	stored['secret'] = secret;
	const name = `n8n: ${context.getWorkflow().name ?? 'workflow'}`;
	const draft = { name, url, events: selectedEvents(context), secret };
	const id = stored['id'] as string | undefined;
	const connection = await connectItemless(context);
	stored['id'] = await drive(connection, saveHook(id === undefined ? draft : { ...draft, id }));
	return true;
}

/** Deletes only the subscription whose id we stored. */
export async function removeHook(context: IHookFunctions): Promise<boolean> {
	const stored = storedHook(context);
	if (stored['id'] !== undefined) {
		const connection = await connectItemless(context);
		const hooks = await drive(connection, readHooks());
		// Someone may have deleted it in the panel; that must not keep a workflow from stopping.
		const ours = hooks.find((hook) => hook.id === stored['id']);
		if (ours !== undefined) await drive(connection, deleteHook(ours.id));
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

export function selectedEvents(context: IHookFunctions | IWebhookFunctions): string[] {
	return context.getNodeParameter('events', []) as string[];
}

function ownHook(hooks: readonly Hook[], stored: IDataObject, url: string): Hook | undefined {
	return hooks.find((hook) => hook.id === stored['id']) ?? hooks.find((hook) => hook.url === url);
}

function fits(context: IHookFunctions, hook: Hook): boolean {
	const wanted = [...selectedEvents(context)].sort();
	const sameEvents = wanted.join() === [...hook.events].sort().join();
	return hook.enabled && sameEvents && hook.url === webhookUrl(context);
}

function refuseUnreachable(context: IHookFunctions, url: string): void {
	if (isPublicUrl(url) || context.getNodeParameter('options.allowPrivateUrl', false)) return;
	throw new NodeOperationError(context.getNode(), `SimplyPrint cannot reach ${url}`, {
		description:
			'Set WEBHOOK_URL to the public address of this n8n, use the polling trigger instead, or turn on "Allow Private URL" if SimplyPrint can reach it.',
	});
}

function webhookUrl(context: IHookFunctions): string {
	const url = context.getNodeWebhookUrl('default');
	if (url !== undefined) return url;
	throw new NodeOperationError(context.getNode(), 'n8n gave this trigger no webhook address');
}
