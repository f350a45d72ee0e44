import type { ICredentialType, INodeProperties } from 'n8n-workflow';

export class SimplyPrintUnofficialOAuth2Api implements ICredentialType {
	name = 'simplyPrintUnofficialOAuth2Api';

	extends = ['oAuth2Api'];

	displayName = 'SimplyPrint Unofficial OAuth2 API';

	icon = {
		light: 'file:../icons/icon.svg',
		dark: 'file:../icons/icon.dark.svg',
	} as const;

	documentationUrl =
		'https://github.com/simplyprint-connector/n8n-nodes-simplyprint-unofficial#credentials';

	properties: INodeProperties[] = [
		{
			displayName: 'Grant Type',
			name: 'grantType',
			type: 'options',
			options: [
				{ name: 'Authorization Code', value: 'authorizationCode' },
				{ name: 'PKCE', value: 'pkce' },
			],
			default: 'authorizationCode',
			description: 'PKCE is for a client that has no secret',
		},
		{
			displayName: 'Authorization URL',
			name: 'authUrl',
			type: 'hidden',
			default: '={{$self["panelUrl"].replace(/\\/+$/, "") + "/panel/oauth2/authorize"}}',
		},
		{
			displayName: 'Access Token URL',
			name: 'accessTokenUrl',
			type: 'hidden',
			default: '={{$self["panelUrl"].replace(/\\/+$/, "") + "/api/0/oauth2/Token"}}',
		},
		{
			displayName: 'Auth URI Query Parameters',
			name: 'authQueryParameters',
			type: 'hidden',
			default: '',
		},
		{ displayName: 'Authentication', name: 'authentication', type: 'hidden', default: 'body' },
		{
			displayName: 'Scope',
			name: 'scope',
			type: 'string',
			default:
				'user.read printers.read printers.write printers.actions queue.read queue.write files.read files.write print_history.read print_history.write spools.read spools.write slicer.read slicer.write tags.read tags.write custom_fields.read statistics.read webhooks.read webhooks.write',
			description: 'Separated by spaces; only what your client may ask for is granted',
		},
		{
			displayName: 'Company ID',
			name: 'companyId',
			type: 'string',
			default: '',
			placeholder: 'e.g. 123',
			description: 'Saves one request per execution; left empty, it is looked up',
		},
		{
			displayName: 'API URL',
			name: 'apiUrl',
			type: 'string',
			default: 'https://simplyprint.io/api',
			placeholder: 'e.g. https://simplyprint.io/api',
			description: 'Advanced: where the API is; change it only to aim at a test server',
		},
		{
			displayName: 'Files URL',
			name: 'filesUrl',
			type: 'string',
			default: 'https://files.simplyprint.io',
			placeholder: 'e.g. https://files.simplyprint.io',
			description: 'Advanced: where files are uploaded; change it only to aim at a test server',
		},
		{
			displayName: 'Panel URL',
			name: 'panelUrl',
			type: 'string',
			default: 'https://simplyprint.io',
			placeholder: 'e.g. https://simplyprint.io',
			description: 'Advanced: where you sign in; change it only to aim at a test server',
		},
		{
			displayName: 'Filament Database URL',
			name: 'filamentDatabaseUrl',
			type: 'string',
			default: 'https://api.openfilamentdatabase.org',
			placeholder: 'e.g. https://api.openfilamentdatabase.org',
			description:
				'Advanced: where the Open Filament Database is; change it only to aim at a test server',
		},
	];
}
