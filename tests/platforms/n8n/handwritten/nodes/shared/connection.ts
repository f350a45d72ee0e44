/** From n8n credentials to what the transport needs: addresses, the company, the credential's name. */

import type {
	IExecuteFunctions,
	IHookFunctions,
	ILoadOptionsFunctions,
	IPollFunctions,
} from 'n8n-workflow';

import { InputError } from './core';

export type Context = IExecuteFunctions | IHookFunctions | ILoadOptionsFunctions | IPollFunctions;

export interface Connection {
	readonly context: Context;
	readonly credentialType: string;
	/** Without a slash at the end. */
	readonly apiUrl: string;
	readonly filesUrl: string;
	/** Account id; empty until discovered, for OAuth2 only. */
	readonly company: string;
}

const CREDENTIAL_TYPES: ReadonlyMap<string, string> = new Map([
	['apiKey', 'simplyPrintUnofficialApi'],
	['oAuth2', 'simplyPrintUnofficialOAuth2Api'],
]);

/** `authentication` is the node parameter of that name. */
export async function openConnection(
	context: Context,
	authentication: string,
): Promise<Connection> {
	const credentialType = CREDENTIAL_TYPES.get(authentication);
	if (credentialType === undefined) {
		throw new InputError(`Authentication takes apiKey or oAuth2, not ${authentication}`);
	}
	const credentials = await context.getCredentials(credentialType);
	return {
		context,
		credentialType,
		apiUrl: baseUrl(credentials['apiUrl']),
		filesUrl: baseUrl(credentials['filesUrl']),
		company: String(credentials['companyId'] ?? '').trim(),
	};
}

function baseUrl(value: unknown): string {
	return String(value).trim().replace(/\/+$/, '');
}
