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
	company: string;
	/** How long a call may wait for the rate limit altogether, in milliseconds. */
	readonly longestWait: number;
	/** What the user should know although nothing failed; each is told once. */
	readonly hints: Set<string>;
}

/** The rate limit counts by the minute: enough for every attempt. */
const LONGEST_WAIT = 300_000;

/** Opens a connection that knows its company. `authentication` is the node parameter's value. */
export async function connect(
	context: Context,
	authentication: string,
	longestWait = LONGEST_WAIT,
): Promise<Connection> {
	try {
		const credentials = await readCredentials(context, authentication);
		const connection = { ...credentials, longestWait, hints: new Set<string>() };
		// An OAuth2 token is bound to exactly one company.
		if (connection.company === '') connection.company = await companyOfToken(connection);
		return connection;
	} catch (error) {
		throw toNodeError(context.getNode(), error);
	}
}

/** Whether an answer said that the company is not the token's, and the right one is known now. */
export async function correctCompany(connection: Connection, answer: string): Promise<boolean> {
	if (!connection.isOAuth2 || !answer.includes(oauth2.wrong_company)) return false;
	const company = await companyOfToken(connection);
	if (company === connection.company) return false;
	connection.hints.add(
		`The token belongs to company ${company}, not ${connection.company}: correct the credential`,
	);
	connection.company = company;
	return true;
}

async function companyOfToken(connection: Connection): Promise<string> {
	return await drive(connection, () => discoverCompany(oauth2));
}

/** For triggers and dropdowns, where n8n's getNodeParameter takes no item index. */
export async function connectItemless(context: ItemlessContext): Promise<Connection> {
	return await connect(context, context.getNodeParameter('authentication', 'apiKey') as string);
}

async function readCredentials(
	context: Context,
	authentication: string,
): Promise<Omit<Connection, 'hints' | 'longestWait'>> {
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
