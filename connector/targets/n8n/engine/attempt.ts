/** Sends a request once through n8n and sorts out how that ended. */

import { NodeApiError } from 'n8n-workflow';
import type { IHttpRequestOptions } from 'n8n-workflow';

import { asText, keepFile } from './binary';
import type { Connection } from './connection';
import type { Request, Response } from './core/core';
import { isFile } from './driver/files';
import { failed } from './driver/outcome';
import type { Outcome } from './driver/outcome';

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

/** What a connection says that breaks in the middle of a file. */
const BROKEN = ['ECONNRESET', 'ERR_STREAM_PREMATURE_CLOSE'];

export async function sendOnce(
	connection: Connection,
	request: Request,
	options: IHttpRequestOptions,
): Promise<Outcome> {
	try {
		// n8n's errors do not always hold the answer that they were made of.
		const answer = await answerTo(connection, request, { ...options, ignoreHttpStatusErrors: true });
		const response = await readResponse(connection, request, answer);
		const isExpired = response.status === 401 && connection.isOAuth2 && !request.public;
		if (!isExpired) return { kind: 'answered', response };
		return await sendRefreshed(connection, request, options);
	} catch (error) {
		return sortOut(error);
	}
}

/** Sends again what was refused: for an error that is thrown, n8n refreshes an expired token. */
async function sendRefreshed(
	connection: Connection,
	request: Request,
	options: IHttpRequestOptions,
): Promise<Outcome> {
	try {
		const answer = await answerTo(connection, request, options);
		return { kind: 'answered', response: await readResponse(connection, request, answer) };
	} catch (error) {
		const { response } = failureOf(error);
		// An answer that broke off is there too, but without its data.
		if (response?.data === undefined) return sortOut(error);
		return { kind: 'answered', response: await readResponse(connection, request, response) };
	}
}

function sortOut(error: unknown): Outcome {
	const { code = '', isAxiosError } = failureOf(error);
	const isOfNetwork = isAxiosError === true || BROKEN.includes(code);
	if (!isOfNetwork || code === 'ERR_CANCELED') return { kind: 'local', error };
	return failed(code);
}

async function answerTo(
	{ context, credentialType }: Connection,
	request: Request,
	options: IHttpRequestOptions,
): Promise<HttpAnswer> {
	const { httpRequest, httpRequestWithAuthentication } = context.helpers;
	const answer = request.public
		? await httpRequest.call(context, options)
		: await httpRequestWithAuthentication.call(context, credentialType, options);
	return { status: answer.statusCode, headers: answer.headers, data: answer.body };
}

function failureOf(error: unknown): HttpFailure {
	if (!(error instanceof Error)) return {};
	if (error instanceof NodeApiError && error.cause === undefined) return remembered(error);
	return (error.cause ?? error) as HttpFailure;
}

/** n8n 1 forgets what its error was made of, but for the status and the messages. */
function remembered({ httpCode, messages }: NodeApiError): HttpFailure {
	const status = Number(httpCode);
	if (status > 0) return { response: { status, headers: {}, data: '' } };
	const [code = ''] = /\bE[A-Z_]{4,}\b/.exec(messages.join(' ')) ?? [];
	return { code, isAxiosError: true };
}

async function readResponse(
	connection: Connection,
	request: Request,
	{ status, headers: given, data }: HttpAnswer,
): Promise<Response> {
	const headers: Record<string, string> = {};
	for (const [name, value] of Object.entries(given)) headers[name.toLowerCase()] = String(value);
	if (isFile(request, status, headers)) {
		const file = await keepFile(connection.context, request, headers, data);
		return { status, headers, text: '', file };
	}
	return { status, headers, text: await asText(data) };
}
