/** The address that a webhook is registered under. */

import { NodeOperationError } from 'n8n-workflow';
import type { IHookFunctions, IWebhookFunctions } from 'n8n-workflow';

import { TITLE } from './connector';
import { withoutSlash } from './core/request';
import { isPublicUrl } from './driver/reachable';

/** What n8n says, below the public base URL if one was entered. */
export function webhookUrl(context: IHookFunctions | IWebhookFunctions): string {
	const url = context.getNodeWebhookUrl('default');
	if (url === undefined) {
		throw new NodeOperationError(context.getNode(), 'n8n gave this trigger no webhook address');
	}
	const base = String(context.getNodeParameter('options.publicUrl', '')).trim();
	if (base === '') return url;
	if (!/^https?:$/.test(URL.canParse(base) ? new URL(base).protocol : '')) {
		const problem = `Public Base URL: takes an address that begins with https://, not "${base}"`;
		throw new NodeOperationError(context.getNode(), problem);
	}
	const { pathname, search } = new URL(url);
	return withoutSlash(base) + pathname + search;
}

export function refuseUnreachable(context: IHookFunctions, url: string): void {
	if (isPublicUrl(url) || context.getNodeParameter('options.allowPrivateUrl', false)) return;
	throw new NodeOperationError(context.getNode(), `${TITLE} cannot reach ${url}`, {
		description: [
			'Set WEBHOOK_URL to the public address of this n8n',
			'or enter that address as "Public Base URL" in the options',
			'or use the polling trigger, which needs no public address',
			`or turn on "Allow Private URL" if ${TITLE} can reach this one`,
		].join(', '),
	});
}
