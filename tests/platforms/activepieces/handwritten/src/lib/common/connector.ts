/** What the engine needs to know of the API besides actions, triggers and pickers. */

import type { Action, HostName, OAuth2, WebhookLifecycle } from './core/core';

export const TITLE = 'SimplyPrint';

export const USER_AGENT = 'piece-simplyprint-unofficial/0.1.0';

export const API_KEY_HEADER = 'X-API-KEY';

/** The base URL of a host in either kind of connection, and the field that replaces it. */
interface Host {
	readonly name: HostName;
	readonly field: string;
	readonly apiKey: string;
	readonly oauth2: string;
}

export const hosts: readonly Host[] = [
	{
		name: 'api',
		field: 'apiUrl',
		apiKey: 'https://api.simplyprint.io',
		oauth2: 'https://simplyprint.io/api',
	},
	{
		name: 'files',
		field: 'filesUrl',
		apiKey: 'https://files.simplyprint.io',
		oauth2: 'https://files.simplyprint.io',
	},
	{
		name: 'panel',
		field: 'panelUrl',
		apiKey: 'https://simplyprint.io',
		oauth2: 'https://simplyprint.io',
	},
	{
		name: 'filament_database',
		field: 'filamentDatabaseUrl',
		apiKey: 'https://api.openfilamentdatabase.org',
		oauth2: 'https://api.openfilamentdatabase.org',
	},
];

/** What is called to see whether a connection works. */
export const testAction: Action = {
	name: 'account.test',
	title: 'Test connection',
	description: 'Checks that the credentials work together with the company ID.',
	effect: 'read',
	output: {},
	operation: { id: 'accountTest', method: 'GET', host: 'api', path: 'account/Test' },
};

/** How to find the company that an OAuth2 token is bound to. */
export const oauth2: Pick<OAuth2, 'company_operation' | 'company_key'> = {
	company_operation: {
		id: 'accountGetUser',
		method: 'GET',
		host: 'api',
		path: 'account/GetUser',
		company: false,
	},
	company_key: 'company.id',
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
