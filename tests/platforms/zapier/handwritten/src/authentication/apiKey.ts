/** Connecting with an API key. */

import { checks } from '../engine/authentication';

export const apiKey = {
	type: 'custom',
	...checks,
	fields: [
		{
			key: 'api_key',
			label: 'API Key',
			type: 'password',
			required: true,
			helpText:
				'Create one in the SimplyPrint panel under account settings, API. It acts with the permissions of the user who made it.',
		},
		{
			key: 'company_id',
			label: 'Company ID',
			type: 'string',
			required: true,
			isNoSecret: true,
			helpText: 'The number after `/panel/` in the address of the panel.',
		},
		{
			key: 'api_url',
			label: 'API URL',
			type: 'string',
			required: false,
			isNoSecret: true,
			placeholder: 'https://api.simplyprint.io',
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
	],
};
