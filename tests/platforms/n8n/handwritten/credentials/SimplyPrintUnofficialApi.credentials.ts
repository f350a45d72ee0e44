import type {
	IAuthenticateGeneric,
	ICredentialTestRequest,
	ICredentialType,
	INodeProperties,
} from 'n8n-workflow';

export class SimplyPrintUnofficialApi implements ICredentialType {
	name = 'simplyPrintUnofficialApi';

	displayName = 'SimplyPrint Unofficial API';

	icon = {
		light: 'file:../icons/icon.svg',
		dark: 'file:../icons/icon.dark.svg',
	} as const;

	documentationUrl =
		'https://github.com/simplyprint-connector/n8n-nodes-simplyprint-unofficial#credentials';

	properties: INodeProperties[] = [
		{
			displayName: 'API Key',
			name: 'apiKey',
			type: 'string',
			typeOptions: { password: true },
			required: true,
			default: '',
			description:
				'Create one in the SimplyPrint panel under account settings, API. It acts with the permissions of the user who made it.',
		},
		{
			displayName: 'Company ID',
			name: 'companyId',
			type: 'string',
			required: true,
			default: '',
			placeholder: 'e.g. 123',
			description: 'The number after /panel/ in the address of SimplyPrint',
		},
		{
			displayName: 'API URL',
			name: 'apiUrl',
			type: 'string',
			default: 'https://api.simplyprint.io',
			placeholder: 'e.g. https://api.simplyprint.io',
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
			displayName: 'Filament Database URL',
			name: 'filamentDatabaseUrl',
			type: 'string',
			default: 'https://api.openfilamentdatabase.org',
			placeholder: 'e.g. https://api.openfilamentdatabase.org',
			description:
				'Advanced: where the Open Filament Database is; change it only to aim at a test server',
		},
	];

	authenticate: IAuthenticateGeneric = {
		type: 'generic',
		properties: { headers: { 'X-API-KEY': '={{$credentials.apiKey}}' } },
	};

	test: ICredentialTestRequest = {
		request: {
			baseURL: '={{$credentials.apiUrl.replace(/\\/+$/, "")}}',
			url: '={{"/" + $credentials.companyId + "/account/Test"}}',
		},
		// A refusal can come with HTTP 200 too, and so can a page of something in between.
		rules: [
			{
				type: 'responseSuccessBody',
				properties: {
					key: 'status',
					value: false,
					message: 'SimplyPrint does not accept this API key for this company ID',
				},
			},
			{
				type: 'responseSuccessBody',
				properties: {
					key: 'status',
					value: undefined,
					message: 'The answer does not come from the API; check the URL',
				},
			},
		],
	};
}
