/** From what a person connected with to what the transport needs. */

import type { Bundle, ZObject } from 'zapier-platform-core';

import { API_KEY_HEADER, HOSTS } from './connector';
import type { HostName, Request } from './core/core';

type Fields = Readonly<Record<string, unknown>>;

/** The connection of one run of a step. */
export interface Connection {
	readonly z: ZObject;
	readonly isOAuth2: boolean;
	/** The header that carries the credential; none while there is no credential yet. */
	readonly credential: Readonly<Record<string, string>>;
	readonly baseUrls: Readonly<Partial<Record<HostName, string>>>;
	/** Account id; empty only while it is being discovered. */
	readonly company: string;
	/** When Zapier will have ended the step, in milliseconds since 1970. */
	readonly deadline: number;
	readonly progress: Progress;
}

/** How far a step came, which decides whether Zapier may run it once more. */
export interface Progress {
	/** The request that was sent last. */
	last: Request | null;
	/** Whether a call that must not be repeated was answered before that one. */
	changed: boolean;
}

/** Zapier ends a step after 30 seconds without telling us, so we end it before. */
const STEP_MS = 27_000;

/** `fields` are those of the authentication, wherever Zapier hands them over. */
export function connect(
	z: ZObject,
	{ authData = {} }: Pick<Bundle, 'authData'>,
	fields: Fields = authData,
): Connection {
	const token = text(fields['access_token']);
	const key = text(fields['api_key']);
	const isOAuth2 = key === '';
	const baseUrls: Partial<Record<HostName, string>> = {};
	for (const { name, setting, api_key, oauth2 } of HOSTS) {
		baseUrls[name as HostName] = text(fields[setting]) || (isOAuth2 ? oauth2 : api_key);
	}
	const bearer: Record<string, string> = token === '' ? {} : { authorization: `Bearer ${token}` };
	return {
		z,
		isOAuth2,
		credential: isOAuth2 ? bearer : { [API_KEY_HEADER]: key },
		baseUrls,
		company: text(fields['company_id']),
		deadline: Date.now() + STEP_MS,
		progress: { last: null, changed: false },
	};
}

function text(value: unknown): string {
	return value === undefined || value === null ? '' : String(value).trim();
}
