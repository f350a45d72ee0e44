/** What the engine needs to know of the API besides actions, triggers and pickers. */

import type { HostName, OAuth2, WebhookLifecycle } from './core/core';

export const TITLE = 'SimplyPrint';

export const USER_AGENT = 'n8n-nodes-simplyprint-unofficial/0.1.0';

/** Credential types by the node's parameter "authentication". */
export const credentialTypes: ReadonlyMap<string, string> = new Map([
	['apiKey', 'simplyPrintUnofficialApi'],
	['oAuth2', 'simplyPrintUnofficialOAuth2Api'],
]);

/** The fields of the credentials that hold the base URL of a host. */
export const urlFields: ReadonlyMap<HostName, string> = new Map<HostName, string>([
	['api', 'apiUrl'],
	['files', 'filesUrl'],
	['panel', 'panelUrl'],
	['filament_database', 'filamentDatabaseUrl'],
]);

/** How to find the company that an OAuth2 token is bound to, and how to tell that it is another. */
export const oauth2: Pick<OAuth2, 'company_operation' | 'company_key' | 'wrong_company'> = {
	company_operation: {
		id: 'accountGetUser',
		method: 'GET',
		host: 'api',
		path: 'account/GetUser',
		company: false,
	},
	company_key: 'company.id',
	wrong_company: 'OAuth2 token is not valid for this company',
};

export const webhooks: WebhookLifecycle = {
	create: { id: 'webhooksCreate', method: 'POST', host: 'api', path: 'webhooks/Create' },
	list: { id: 'webhooksGet', method: 'GET', host: 'api', path: 'webhooks/Get' },
	delete: { id: 'webhooksDelete', method: 'POST', host: 'api', path: 'webhooks/Delete' },
	sample: {
		id: 'webhooksGetSamplePayload',
		method: 'GET',
		host: 'api',
		path: 'webhooks/GetSamplePayload',
	},
	secret_headers: ['X-SP-Secret', 'X-SP-Token'],
};
