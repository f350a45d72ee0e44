/** From the value of a connection to what the transport needs: addresses, headers, the company. */

import { companyOf } from './company';
import { API_KEY_HEADER, hosts } from './connector';
import { InputError } from './core/core';
import type { HostName } from './core/core';
import type { Patience } from './sender';
import type { Store } from '@activepieces/pieces-framework';

export interface Connection {
	readonly baseUrls: Readonly<Partial<Record<HostName, string>>>;
	readonly headers: Readonly<Record<string, string>>;
	/** Account id; empty only while it is being looked up. */
	readonly company: string;
}

type Fields = Readonly<Record<string, unknown>>;

/** Opens a connection that knows its company; `store` saves looking that up every time. */
export async function connect(
	auth: unknown,
	patience: Patience,
	store: Store | null = null,
): Promise<Connection> {
	const connection = readAuth(auth);
	if (connection.company !== '') return connection;
	// An OAuth2 token is bound to exactly one company.
	return { ...connection, company: await companyOf(connection, patience, store) };
}

/**
 * Actions and triggers are handed the fields under `props`, `validate` the fields themselves; an
 * OAuth2 connection has its token beside them in both.
 */
function readAuth(auth: unknown): Connection {
	const value = (auth ?? {}) as Fields;
	const fields = (value['props'] ?? value) as Fields;
	const token = textIn(value, 'access_token');
	const key = textIn(fields, 'apiKey');
	const isOAuth2 = token !== '';
	if (!isOAuth2 && key === '') throw new InputError(['connection: choose one in this step']);
	const baseUrls: Partial<Record<HostName, string>> = {};
	for (const { name, field, apiKey, oauth2 } of hosts) {
		baseUrls[name] = textIn(fields, field) || (isOAuth2 ? oauth2 : apiKey);
	}
	const headers = isOAuth2 ? { authorization: `Bearer ${token}` } : { [API_KEY_HEADER]: key };
	const company = textIn(fields, 'companyId');
	if (company === '' && !isOAuth2) throw new InputError(['companyId: required in the connection']);
	return { baseUrls, headers, company };
}

function textIn(fields: Fields, name: string): string {
	return String(fields[name] ?? '').trim();
}
