/** What the engine needs to know of the API besides actions, triggers and pickers. */

import type { Action, Host, OAuth2, WebhookLifecycle } from './core/core';

export const TITLE = 'SimplyPrint';

export const VERSION = '0.1.0';

/** The header that carries an API key. */
export const API_KEY_HEADER = 'X-API-KEY';

export const HOSTS: readonly Host[] = [
	{
		name: 'api',
		api_key: 'https://api.simplyprint.io',
		oauth2: 'https://simplyprint.io/api',
		setting: 'api_url',
	},
	{
		name: 'files',
		api_key: 'https://files.simplyprint.io',
		oauth2: 'https://files.simplyprint.io',
		setting: 'files_url',
	},
	{
		name: 'panel',
		api_key: 'https://simplyprint.io',
		oauth2: 'https://simplyprint.io',
		setting: 'panel_url',
	},
	{
		name: 'filament_database',
		api_key: 'https://api.openfilamentdatabase.org',
		oauth2: 'https://api.openfilamentdatabase.org',
		setting: 'filament_database_url',
	},
];

export const OAUTH2: OAuth2 = {
	authorize_path: 'panel/oauth2/authorize',
	token_path: 'api/0/oauth2/Token',
	scopes: [
		'user.read',
		'printers.read',
		'printers.write',
		'printers.actions',
		'queue.read',
		'queue.write',
		'files.read',
		'files.write',
		'print_history.read',
		'print_history.write',
		'spools.read',
		'spools.write',
		'slicer.read',
		'slicer.write',
		'tags.read',
		'tags.write',
		'custom_fields.read',
		'statistics.read',
		'webhooks.read',
		'webhooks.write',
	],
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

export const WEBHOOKS: WebhookLifecycle = {
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

/** What tests a connection. */
export const TEST: Action = {
	name: 'account.test',
	title: 'Test connection',
	description: 'Checks that the credentials work together with the company ID.',
	effect: 'read',
	output: {},
	operation: { id: 'accountTest', method: 'GET', host: 'api', path: 'account/Test' },
};
