/** Sends a request once through n8n and sorts out how that ended. */

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
	return failed(code);
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
	if (isFile(request, status, headers)) {
		const file = await keepFile(connection.context, request, headers, data);
		return { status, headers, text: '', file };
	}
	return { status, headers, text: await asText(data) };
}
