/** Sends a request once through n8n and sorts out how that ended. */

import type { IHttpRequestOptions } from 'n8n-workflow';

import { asText, keepFile } from './binary';
import type { Connection } from './connection';
import type { Request, Response } from './core/core';

/** How an attempt ended. */
export type Outcome =
	| { readonly kind: 'answered'; readonly response: Response }
	/** The request provably never left. */
	| { readonly kind: 'unsent'; readonly reason: string }
	/** Bytes may have left and no whole answer came. */
	| { readonly kind: 'lost'; readonly reason: string }
	/** n8n itself gave up, for example over a credential that is not connected. */
	| { readonly kind: 'local'; readonly error: unknown };

interface HttpAnswer {
	readonly status: number;
	readonly headers: Record<string, unknown>;
	readonly data: unknown;
}

interface HttpFailure {
	readonly code?: string;
	readonly isAxiosError?: boolean;
	readonly response?: HttpAnswer;
}

const REFUSED = 'the host refuses the connection or its name is unknown';
const INSECURE = 'the certificate or the handshake was refused';
const NEVER_SENT: ReadonlyMap<string, string> = new Map([
	['EAI_AGAIN', REFUSED],
	['ECONNREFUSED', REFUSED],
	['ENOTFOUND', REFUSED],
	['CERT_HAS_EXPIRED', INSECURE],
	['DEPTH_ZERO_SELF_SIGNED_CERT', INSECURE],
	['ERR_TLS_CERT_ALTNAME_INVALID', INSECURE],
	['SELF_SIGNED_CERT_IN_CHAIN', INSECURE],
	['UNABLE_TO_GET_ISSUER_CERT_LOCALLY', INSECURE],
	['UNABLE_TO_VERIFY_LEAF_SIGNATURE', INSECURE],
]);

/** What a connection says that breaks in the middle of a file. */
const BROKEN = ['ECONNRESET', 'ERR_STREAM_PREMATURE_CLOSE'];

export async function sendOnce(
	connection: Connection,
	request: Request,
	options: IHttpRequestOptions,
): Promise<Outcome> {
	try {
		const answer = await answerTo(connection, options);
		if ('error' in answer) return sortOut(answer.error);
		return { kind: 'answered', response: await readResponse(connection, request, answer) };
	} catch (error) {
		return sortOut(error);
	}
}

function sortOut(error: unknown): Outcome {
	const { code = '', isAxiosError } = failureOf(error);
	const isOfNetwork = isAxiosError === true || BROKEN.includes(code);
	if (!isOfNetwork || code === 'ERR_CANCELED') return { kind: 'local', error };
	const reason = NEVER_SENT.get(code);
	if (reason !== undefined) return { kind: 'unsent', reason };
	return { kind: 'lost', reason: 'the connection broke or no answer came in time' };
}

async function answerTo(
	connection: Connection,
	options: IHttpRequestOptions,
): Promise<HttpAnswer | { error: unknown }> {
	const { context, credentialType } = connection;
	const http = context.helpers.httpRequestWithAuthentication;
	try {
		const answer = await http.call(context, credentialType, options);
		return { status: answer.statusCode, headers: answer.headers, data: answer.body };
	} catch (error) {
		// HTTP errors are left to be thrown: only then does n8n refresh an expired OAuth2 token.
		const { response } = failureOf(error);
		// An answer that broke off is there too, but without its data.
		return response?.data === undefined ? { error } : response;
	}
}

function failureOf(error: unknown): HttpFailure {
	return error instanceof Error ? ((error.cause ?? error) as HttpFailure) : {};
}

async function readResponse(
	connection: Connection,
	request: Request,
	{ status, headers: given, data }: HttpAnswer,
): Promise<Response> {
	const headers: Record<string, string> = {};
	for (const [name, value] of Object.entries(given)) headers[name.toLowerCase()] = String(value);
	if (request.expects === 'file' && status === 200 && isFile(headers)) {
		const file = await keepFile(connection.context, request, headers, data);
		return { status, headers, text: '', file };
	}
	return { status, headers, text: await asText(data) };
}

/** A refusal comes as JSON, and a broken gateway's answer as HTML, where the file should be. */
function isFile(headers: Record<string, string>): boolean {
	const type = (headers['content-type'] ?? '').split(';')[0] ?? '';
	const named = headers['content-disposition'] !== undefined;
	return named || !['application/json', 'text/html'].includes(type);
}
