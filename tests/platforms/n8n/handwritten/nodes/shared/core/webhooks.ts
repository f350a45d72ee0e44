/** Webhook subscriptions: listing, saving and deleting them, and judging what is delivered. */

import { createHash, timingSafeEqual } from 'crypto';

import { readEnvelope, readRecords } from './answer';
import { ApiFailure, isObject, pluck } from './model';
import type { Effect, JsonObject, Request, Steps } from './model';

export interface Hook {
	readonly id: string;
	readonly url: string;
	readonly events: readonly string[];
	readonly enabled: boolean;
}

export interface HookDraft {
	readonly name: string;
	readonly url: string;
	readonly events: readonly string[];
	readonly secret: string;
	/** Id of a subscription to change instead of making a new one. */
	readonly id?: string;
}

export function* readHooks(): Steps<Hook[]> {
	const request = call('read', 'GET', 'webhooks/Get');
	const envelope = readEnvelope(request, yield request);
	return readRecords(envelope, 'data').map((record) => ({
		id: String(record['id']),
		url: String(record['url']),
		events: Array.isArray(record['events']) ? record['events'].map(String) : [],
		enabled: record['enabled'] === true || record['enabled'] === 1,
	}));
}

/** Returns the id of the subscription. */
export function* saveHook(draft: HookDraft): Steps<string> {
	const { id, ...fields } = draft;
	const body: JsonObject = { ...fields, events: [...fields.events], enabled: true };
	if (id !== undefined) body['id'] = Number(id);
	const request = call('write', 'POST', 'webhooks/Create', body);
	const saved = pluck(readEnvelope(request, yield request), 'webhook.id');
	if (typeof saved === 'number' || typeof saved === 'string') return String(saved);
	throw new ApiFailure('SimplyPrint took the webhook but gave no id', request.path, 200);
}

export function* deleteHook(id: string): Steps<void> {
	const request = call('idempotent', 'POST', 'webhooks/Delete', { id: Number(id) });
	readEnvelope(request, yield request);
}

export type Verdict =
	| { readonly kind: 'accepted'; readonly event: JsonObject }
	| { readonly kind: 'unwanted' }
	| { readonly kind: 'forged' };

/** The secret comes verbatim; older material names the second header. Names in lower case. */
const SECRET_HEADERS = ['x-sp-secret', 'x-sp-token'];

/** Judges a delivery. Without a stored secret every delivery counts as forged. */
export function acceptDelivery(
	events: readonly string[],
	secret: string | undefined,
	headers: Readonly<Record<string, unknown>>,
	body: unknown,
): Verdict {
	const given = SECRET_HEADERS.map((name) => headers[name]).find((value) => value !== undefined);
	if (!secret || typeof given !== 'string' || !sameText(given, secret)) return { kind: 'forged' };
	if (!isObject(body) || !events.includes(String(body['event']))) return { kind: 'unwanted' };
	return { kind: 'accepted', event: body };
}

function sameText(left: string, right: string): boolean {
	// Hashing first makes the lengths equal, which timingSafeEqual demands, and hides them.
	const digest = (text: string) => createHash('sha256').update(text, 'utf8').digest();
	return timingSafeEqual(digest(left), digest(right));
}

function call(effect: Effect, method: 'GET' | 'POST', path: string, body?: JsonObject): Request {
	const request = { effect, method, host: 'api', company: true, path, query: {} } as const;
	return body === undefined ? request : { ...request, body };
}
