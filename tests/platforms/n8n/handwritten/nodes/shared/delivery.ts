/** Answers what is delivered to the webhook address. */

import type { IDataObject, IWebhookFunctions, IWebhookResponseData } from 'n8n-workflow';

import { acceptDelivery } from './core';
import { selectedEvents, storedHook } from './registration';

export function receiveDelivery(context: IWebhookFunctions): IWebhookResponseData {
	const secret = storedHook(context)['secret'] as string | undefined;
	const headers = context.getHeaderData();
	const verdict = acceptDelivery(selectedEvents(context), secret, headers, context.getBodyData());
	if (verdict.kind === 'accepted') {
		return { workflowData: [context.helpers.returnJsonArray(verdict.event as IDataObject)] };
	}
	const response = context.getResponseObject();
	if (verdict.kind === 'forged') response.status(401).json({ message: 'The secret does not match' });
	else response.status(200).json({ message: 'Not an event this workflow waits for' });
	// Means: answered already. Without an answer of our own the sender would be left hanging.
	return { noWebhookResponse: true };
}
