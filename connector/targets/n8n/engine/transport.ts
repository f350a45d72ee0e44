/** Drives the exchanges of the core with n8n's HTTP helper: addresses, bodies, sending again. */

import { sleep } from 'n8n-workflow';
import type { IHttpRequestMethods, IHttpRequestOptions } from 'n8n-workflow';

import { sendOnce } from './attempt';
import type { Connection } from './connection';
import { USER_AGENT } from './connector';
import { ApiError, readAnswer, urlOf } from './core/core';
import type { Exchange, Request, Response } from './core/core';
import { toNodeError } from './errors';
import { encodeForm } from './multipart';
import { isHarmless, resendDelay } from './resend';
import type { Sent } from './resend';

const ANSWER_MS = 60_000;
/** An upload is given a millisecond for so many bytes on top. */
const BYTES_A_MS = 200;

const UNKNOWN =
	'The call was sent, but no answer came: it may have been executed. Look before you repeat it';

/** Runs an exchange to its end and returns its output; failures become n8n's errors. */
export async function drive<Result>(
	connection: Connection,
	start: () => Exchange<Result>,
): Promise<Result> {
	try {
		const exchange = start();
		let step = exchange.next();
		while (!step.done) {
			const answer = await answerTo(connection, step.value);
			step = answer instanceof ApiError ? exchange.throw(answer) : exchange.next(answer);
		}
		return step.value;
	} catch (error) {
		throw toNodeError(connection.context.getNode(), error);
	}
}

async function answerTo(connection: Connection, request: Request): Promise<Response | ApiError> {
	const options = await httpOptions(connection, request);
	for (let attempt = 1; ; attempt += 1) {
		const outcome = await sendOnce(connection, request, options);
		if (outcome.kind === 'local') throw outcome.error;
		const delay = resendDelay(request.effect, outcome, attempt);
		if (delay === null) return settle(request, outcome);
		await sleep(delay);
	}
}

/** What an outcome means when the request is not sent again. */
function settle({ effect }: Request, outcome: Sent): Response | ApiError {
	if (outcome.kind === 'answered') {
		const { status } = outcome.response;
		const isUnknown = !isHarmless(effect) && (status === 502 || status === 504);
		if (!isUnknown) return outcome.response;
		return new ApiError('unknown', `${UNKNOWN} (${reasonOf(outcome.response)})`, status);
	}
	const { kind, reason } = outcome;
	if (kind === 'lost' && !isHarmless(effect)) {
		return new ApiError('unknown', `${UNKNOWN} (${reason})`);
	}
	return new ApiError('unreachable', `No answer: ${reason}`);
}

function reasonOf(response: Response): string {
	try {
		readAnswer(response);
		return `HTTP ${response.status}`;
	} catch (error) {
		return error instanceof Error ? error.message : String(error);
	}
}

async function httpOptions(connection: Connection, request: Request): Promise<IHttpRequestOptions> {
	const { contentType, body } = await encodeBody(request);
	const base = connection.baseUrls[request.host] ?? '';
	return {
		method: request.method as IHttpRequestMethods,
		url: urlOf(request, base, encodeURIComponent(connection.company)),
		headers: { accept: 'application/json', 'user-agent': USER_AGENT, ...contentType },
		// A string or a buffer, because n8n can send these a second time after refreshing a token.
		...(body === null ? {} : { body }),
		encoding: request.expects === 'file' ? 'stream' : 'text',
		returnFullResponse: true,
		// The credential must not follow a redirect to another host.
		disableFollowRedirect: true,
		timeout: ANSWER_MS + (body?.length ?? 0) / BYTES_A_MS,
	};
}

interface Encoded {
	readonly contentType: { 'content-type'?: string };
	readonly body: string | Buffer | null;
}

async function encodeBody({ form, body }: Request): Promise<Encoded> {
	if (form !== null) {
		const encoded = await encodeForm(form);
		return { contentType: { 'content-type': encoded.contentType }, body: encoded.body };
	}
	if (body === null) return { contentType: {}, body: null };
	const contentType = { 'content-type': 'application/json' };
	return { contentType, body: JSON.stringify(body) };
}
