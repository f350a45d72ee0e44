/** From n8n credentials to what the transport needs: addresses, the company, the credential's name. */

import type {
	IExecuteFunctions,
	IHookFunctions,
	ILoadOptionsFunctions,
	IPollFunctions,
} from 'n8n-workflow';

import { credentialTypes, oauth2, urlFields } from './connector';
import { InputError, discoverCompany } from './core/core';
import type { HostName } from './core/core';
import { toNodeError } from './errors';
import { drive } from './transport';

type ItemlessContext = IHookFunctions | ILoadOptionsFunctions | IPollFunctions;
export type Context = IExecuteFunctions | ItemlessContext;

export interface Connection {
	readonly context: Context;
	readonly credentialType: string;
	readonly isOAuth2: boolean;
	readonly baseUrls: Readonly<Partial<Record<HostName, string>>>;
	/** Account id; empty only while it is being discovered. */
	readonly company: string;
}

/** Opens a connection that knows its company. `authentication` is the node parameter's value. */
export async function connect(context: Context, authentication: string): Promise<Connection> {
	try {
		const connection = await readCredentials(context, authentication);
		if (connection.company !== '') return connection;
		// An OAuth2 token is bound to exactly one company.
		const company = await drive(connection, () => discoverCompany(oauth2));
		return { ...connection, company };
	} catch (error) {
		throw toNodeError(context.getNode(), error);
	}
}

/** For triggers and dropdowns, where n8n's getNodeParameter takes no item index. */
export async function connectItemless(context: ItemlessContext): Promise<Connection> {
	return await connect(context, context.getNodeParameter('authentication', 'apiKey') as string);
}

async function readCredentials(context: Context, authentication: string): Promise<Connection> {
	const credentialType = credentialTypes.get(authentication);
	if (credentialType === undefined) {
		const known = [...credentialTypes.keys()].join(' or ');
		throw new InputError([`authentication: takes ${known}, not "${authentication}"`]);
	}
	const credentials = await context.getCredentials(credentialType);
	const baseUrls: Partial<Record<HostName, string>> = {};
	for (const [host, field] of urlFields) baseUrls[host] = String(credentials[field] ?? '').trim();
	const company = String(credentials['companyId'] ?? '').trim();
	const isOAuth2 = authentication === 'oAuth2';
	return { context, credentialType, isOAuth2, baseUrls, company };
}
