/** Looks up the company of an OAuth2 token, once for each token. */

import { createHash } from 'crypto';

import type { Store } from '@activepieces/pieces-framework';

import type { Connection } from './connection';
import { oauth2 } from './connector';
import { discoverCompany } from './core/core';
import { drive } from './driver/drive';
import { senderOf } from './sender';
import type { Limits } from './sender';

interface Remembered {
	readonly token: string;
	readonly company: string;
}

const KEY = 'company';

/** Dropdowns and `validate` have no store, but mostly run in one process. */
let latest: Remembered | null = null;

export async function companyOf(
	connection: Connection,
	limits: Limits,
	store: Store | null,
): Promise<string> {
	const token = fingerprint(connection);
	if (latest?.token === token) return latest.company;
	const stored = await store?.get<Remembered>(KEY);
	if (stored?.token === token) return stored.company;
	const sender = senderOf(connection, limits);
	const company = await drive(sender, () => discoverCompany(oauth2));
	latest = { token, company };
	await store?.put(KEY, latest);
	return company;
}

/** Tells tokens apart without storing one. */
function fingerprint({ baseUrls, headers }: Connection): string {
	return createHash('sha256').update(JSON.stringify([baseUrls, headers])).digest('hex');
}
