/** From the value of a connection to what the transport needs: addresses, headers, the company. */

import type { Store } from '@activepieces/pieces-framework';

import { companyOf } from './company';
import { API_KEY_HEADER, hosts } from './connector';
import { InputError } from './core/core';
import type { HostName, Operation } from './core/core';
import type { Limits } from './sender';

export interface Connection {
	readonly baseUrls: Readonly<Partial<Record<HostName, string>>>;
	readonly headers: Readonly<Record<string, string>>;
	/** Account id; empty only while it is being looked up. */
	readonly company: string;
}

/** What a key or token is made of. */
const HEADER = /^[!-~]+$/;

type Fields = Readonly<Record<string, unknown>>;

/**
 * Opens a connection that knows its company; a store saves looking that up every time, and what
 * is public is asked without one.
 */
export async function connect(
	auth: unknown,
	limits: Limits,
	store: Store | null = null,
	operation: Operation | null = null,
): Promise<Connection> {
	const connection = readAuth(auth);
	if (connection.company !== '' || operation?.public) return connection;
	// An OAuth2 token is bound to exactly one company.
	return { ...connection, company: await companyOf(connection, limits, store) };
}

/**
 * Actions and triggers are handed the fields under `props`, `validate` the fields themselves; the
 * token of OAuth2 stands beside `props`.
 */
function readAuth(auth: unknown): Connection {
	const value = fieldsOf(auth);
	const fields = fieldsOf(value['props'] ?? value);
	const token = textIn(value, 'access_token');
	const key = textIn(fields, 'apiKey');
	const company = textIn(fields, 'companyId');
	if (token === '' && key === '') throw new InputError(['connection: choose or make one']);
	if (token === '' && company === '') {
		throw new InputError(['connection: the company ID is required with an API key']);
	}
	// What Node says of a header that it cannot send has the secret in it.
	if (!HEADER.test(token || key)) {
		throw new InputError(['connection: the key or token holds characters that no key has']);
	}
	const baseUrls: Partial<Record<HostName, string>> = {};
	for (const { name, field, apiKey, oauth2 } of hosts) {
		baseUrls[name] = textIn(fields, field) || (token === '' ? apiKey : oauth2);
	}
	const headers: Record<string, string> =
		token === '' ? { [API_KEY_HEADER]: key } : { Authorization: `Bearer ${token}` };
	return { baseUrls, headers, company };
}

function fieldsOf(value: unknown): Fields {
	return typeof value === 'object' && value !== null ? (value as Fields) : {};
}

function textIn(fields: Fields, name: string): string {
	return String(fields[name] ?? '').trim();
}
