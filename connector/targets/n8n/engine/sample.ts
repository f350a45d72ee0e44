/** Testing a webhook trigger without waiting for something to happen: a sample is delivered to it. */

import { sleep } from 'n8n-workflow';
import type { IDataObject, IHookFunctions, IWebhookFunctions } from 'n8n-workflow';

import type { Connection } from './connection';
import { webhooks } from './connector';
import { lookup, sample } from './core/core';
import type { Json, Trigger } from './core/core';
import { toNodeError } from './errors';
import { drive } from './transport';

/** Deliveries to show while the backend has none, by the name of their trigger. */
export type Samples = Readonly<Record<string, Json>>;

/** n8n listens to a test address, but knows our secret only some time after `create` returned. */
const SETTLED_MS = 1500;

/** Whether a sample is wanted instead of a real event; never when a workflow is active. */
export function isSampled(context: IHookFunctions | IWebhookFunctions): boolean {
	if (context.getMode() !== 'manual') return false;
	return context.getNodeParameter('options.whenTesting', 'sample') === 'sample';
}

/** A delivery that the backend made, or makes up, or else ours. */
export async function findSample(
	connection: Connection,
	trigger: Trigger,
	samples: Samples,
): Promise<Json> {
	const ours = samples[trigger.name] ?? null;
	try {
		const found = await drive(connection, () => sample(webhooks, trigger.event ?? ''));
		return found === null ? ours : found;
	} catch (error) {
		const failure = toNodeError(connection.context.getNode(), error);
		const kind = lookup(failure.context['data'], 'kind');
		// A credential that does not work should be found now; everything else can wait.
		if (kind === 'unauthorized' || kind === null) throw failure;
		return ours;
	}
}

/** Hands a sample to the test address as the backend would; nobody waits for this. */
export async function deliverSample(
	context: IHookFunctions,
	url: string,
	secret: string,
	delivery: Json,
): Promise<void> {
	await sleep(SETTLED_MS);
	try {
		await context.helpers.httpRequest({
			method: 'POST',
			url,
			headers: { [webhooks.secret_headers[0] ?? '']: secret },
			body: delivery as IDataObject,
		});
	} catch (error) {
		const reason = error instanceof Error ? error.message : String(error);
		context.logger.warn(`The sample did not reach ${url}: ${reason}`);
	}
}
