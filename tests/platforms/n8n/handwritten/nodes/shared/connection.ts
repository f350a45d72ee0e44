/** From n8n credentials to what the transport needs: addresses, the company, the credential's name. */

import type {
	IExecuteFunctions,
	IHookFunctions,
	ILoadOptionsFunctions,
	IPollFunctions,
} from 'n8n-workflow';

import { InputError } from './core';
import { toNodeError } from './errors';
import { discoverCompany } from './transport';

type ItemlessContext = IHookFunctions | ILoadOptionsFunctions | IPollFunctions;
export type Context = IExecuteFunctions | ItemlessContext;

export interface Connection {
	readonly context: Context;
	readonly credentialType: string;
	/** Without a slash at the end. */
	readonly apiUrl: string;
	readonly filesUrl: string;
	/** Account id; empty only while it is being discovered. */
	readonly company: string;
}

const CREDENTIAL_TYPES: ReadonlyMap<string, string> = new Map([
	['apiKey', 'simplyPrintUnofficialApi'],
	['oAuth2', 'simplyPrintUnofficialOAuth2Api'],
]);

/** Opens a connection that knows its company. `authentication` is the node parameter's value. */
export async function connect(context: Context, authentication: string): Promise<Connection> {
	try {
		const connection = await readCredentials(context, authentication);
		return connection.company === '' ? await discoverCompany(connection) : connection;
	} catch (error) {
		throw toNodeError(context.getNode(), error);
	}
}

/** For triggers and dropdowns, where n8n's getNodeParameter takes no item index. */
export async function connectItemless(context: ItemlessContext): Promise<Connection> {
	return await connect(context, context.getNodeParameter('authentication', 'apiKey') as string);
}

async function readCredentials(context: Context, authentication: string): Promise<Connection> {
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
