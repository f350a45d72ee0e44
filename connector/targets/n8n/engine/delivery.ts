/** Answers what is delivered to the webhook address. */

import type { IDataObject, IWebhookFunctions, IWebhookResponseData } from 'n8n-workflow';

import { webhooks } from './connector';
import { judge } from './core/core';
import type { Delivery, Trigger } from './core/core';
import type { Triggers } from './polling';
import { filterValues, selected, storedHook } from './registration';
import { isSampled } from './sample';

/** A delivery that carries no secret we know is answered 401 and starts nothing. */
export function receiveDelivery(
	context: IWebhookFunctions,
	triggers: Triggers,
): IWebhookResponseData {
	const { verdict, reason, item } = judged(context, selected(context, triggers));
	if (item !== null) {
		return { workflowData: [context.helpers.returnJsonArray(item as IDataObject)] };
	}
	const response = context.getResponseObject();
	if (verdict === 'refused') response.status(401).json({ message: reason });
	else response.status(200).json({ message: `Received, but nothing starts: ${reason}` });
	// Means: answered already. Without an answer of our own the sender would be left hanging.
	return { noWebhookResponse: true };
}

function judged(context: IWebhookFunctions, triggers: Trigger[]): Delivery {
	// A sample was asked for, whatever it is.
	const values = isSampled(context) ? {} : filterValues(context, triggers);
	const secret = String(storedHook(context)['secret'] ?? '');
	const headers: Record<string, string> = {};
	const sent = context.getHeaderData();
	for (const [name, value] of Object.entries(sent)) headers[name] = String(value);
	const body = bodyText(context);
	return judge(triggers, values, secret, webhooks.secret_headers, headers, body);
}

/** The body as it came, or as n8n read it. */
function bodyText(context: IWebhookFunctions): string {
	const { rawBody } = context.getRequestObject();
	return rawBody === undefined ? JSON.stringify(context.getBodyData()) : rawBody.toString('utf8');
}
