/** Connecting by OAuth2. */

import { checks, oauth2Config } from '../engine/authentication';

export const oauth2 = {
	type: 'oauth2',
	...checks,
	oauth2Config,
	fields: [
		{
			key: 'api_url',
			label: 'API URL',
			type: 'string',
			required: false,
			isNoSecret: true,
			placeholder: 'https://simplyprint.io/api',
			helpText: 'Advanced: leave it empty unless you aim at a test server.',
		},
		{
			key: 'files_url',
			label: 'Files URL',
			type: 'string',
			required: false,
			isNoSecret: true,
			placeholder: 'https://files.simplyprint.io',
			helpText: 'Advanced: leave it empty unless you aim at a test server.',
		},
		{
			key: 'panel_url',
			label: 'Panel URL',
			type: 'string',
			required: false,
			isNoSecret: true,
			placeholder: 'https://simplyprint.io',
			helpText: 'Advanced: leave it empty unless you aim at a test server.',
		},
	],
};
