/** Sends a request once through n8n and sorts out how that ended. */

import type { IHttpRequestOptions } from 'n8n-workflow';

import type { Connection } from './connection';
import type { Response } from './core';
import type { Outcome } from './resend';

export type Attempt =
	| { readonly outcome: Outcome; readonly response: Response }
	| { readonly outcome: Outcome; readonly error: Error };

interface HttpFailure {
	readonly code?: string;
	readonly isAxiosError?: boolean;
	readonly response?: { status: number; headers: Record<string, unknown>; data: unknown };
}

const NEVER_CONNECTED = ['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN'];

export async function sendOnce(
	connection: Connection,
	options: IHttpRequestOptions,
): Promise<Attempt> {
	const { context, credentialType } = connection;
	try {
		const http = context.helpers.httpRequestWithAuthentication;
		const full = { ...options, returnFullResponse: true };
		const answer = await http.call(context, credentialType, full);
		return answered(answer.statusCode, answer.headers, answer.body);
	} catch (error) {
		// HTTP errors are left to be thrown: only then does n8n refresh an expired OAuth2 token.
		return sortOut(error instanceof Error ? error : new Error(String(error)));
	}
}

function sortOut(error: Error): Attempt {
	const { code, isAxiosError, response } = (error.cause ?? {}) as HttpFailure;
	if (response !== undefined) return answered(response.status, response.headers, response.data);
	if (isAxiosError !== true || code === 'ERR_CANCELED') return { outcome: { kind: 'local' }, error };
	const unsent = code !== undefined && NEVER_CONNECTED.includes(code);
	return { outcome: { kind: unsent ? 'unsent' : 'lost' }, error };
}

function answered(status: number, given: Record<string, unknown>, body: unknown): Attempt {
	const headers = Object.fromEntries(
		Object.entries(given).map(([name, value]) => [name.toLowerCase(), String(value)]),
	);
	return { outcome: { kind: 'answered', status, headers }, response: { status, headers, body } };
}
