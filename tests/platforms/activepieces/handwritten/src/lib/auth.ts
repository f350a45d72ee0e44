/** The two ways to connect: an API key, and OAuth2. */

import { OAuth2AuthorizationMethod, PieceAuth, Property } from '@activepieces/pieces-framework';

import { validate } from './common/validate';

const apiKey = PieceAuth.CustomAuth({
	displayName: 'API Key',
	description:
		'Create one in the SimplyPrint panel under account settings, API. It acts with the permissions of the user who made it.',
	required: true,
	props: {
		apiKey: PieceAuth.SecretText({
			displayName: 'API Key',
			required: true,
		}),
		companyId: Property.ShortText({
			displayName: 'Company ID',
			description: 'The number after /panel/ in the address of SimplyPrint',
			required: true,
		}),
		apiUrl: Property.ShortText({
			displayName: 'API URL',
			description: 'Advanced: where the API is. Change it only to aim at a test server.',
			required: false,
			defaultValue: 'https://api.simplyprint.io',
		}),
		filesUrl: Property.ShortText({
			displayName: 'Files URL',
			description: 'Advanced: where files are uploaded. Change it only to aim at a test server.',
			required: false,
			defaultValue: 'https://files.simplyprint.io',
		}),
		filamentDatabaseUrl: Property.ShortText({
			displayName: 'Filament Database URL',
			description:
				'Advanced: where the Open Filament Database is. Change it only to aim at a test server.',
			required: false,
			defaultValue: 'https://api.openfilamentdatabase.org',
		}),
	},
	validate: async ({ auth }) => await validate(auth),
});

const oauth2 = PieceAuth.OAuth2({
	displayName: 'OAuth2',
	description: 'Needs a client that SimplyPrint provisioned for you.',
	required: true,
	authUrl: '{panelUrl}/panel/oauth2/authorize',
	tokenUrl: '{panelUrl}/api/0/oauth2/Token',
	scope: [
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
	authorizationMethod: OAuth2AuthorizationMethod.BODY,
	pkce: true,
	pkceMethod: 'S256',
	prompt: 'omit',
	props: {
		companyId: Property.ShortText({
			displayName: 'Company ID',
			description:
				'The number after /panel/ in the address of SimplyPrint. Left empty, it is looked up.',
			required: false,
		}),
		panelUrl: Property.ShortText({
			displayName: 'Panel URL',
			description:
				'Advanced: where you sign in, without a slash at the end. Change it only to aim at a test server.',
			required: true,
			defaultValue: 'https://simplyprint.io',
		}),
		apiUrl: Property.ShortText({
			displayName: 'API URL',
			description: 'Advanced: where the API is. Change it only to aim at a test server.',
			required: false,
			defaultValue: 'https://simplyprint.io/api',
		}),
		filesUrl: Property.ShortText({
			displayName: 'Files URL',
			description: 'Advanced: where files are uploaded. Change it only to aim at a test server.',
			required: false,
			defaultValue: 'https://files.simplyprint.io',
		}),
		filamentDatabaseUrl: Property.ShortText({
			displayName: 'Filament Database URL',
			description:
				'Advanced: where the Open Filament Database is. Change it only to aim at a test server.',
			required: false,
			defaultValue: 'https://api.openfilamentdatabase.org',
		}),
	},
	validate: async ({ auth }) => await validate(auth),
});

export const pieceAuth = [apiKey, oauth2];
