/** Drives the exchanges of the core with n8n's HTTP helper. */

import { sleep } from 'n8n-workflow';
import type { IHttpRequestMethods, IHttpRequestOptions } from 'n8n-workflow';

import { sendOnce } from './attempt';
import { correctCompany } from './connection';
import type { Connection } from './connection';
import { USER_AGENT } from './connector';
import { ApiError, readAnswer, urlOf } from './core/core';
import type { Exchange, Request, Response } from './core/core';
import { encodeBody } from './driver/body';
import { drive as driveOver } from './driver/drive';
import type { Outcome } from './driver/outcome';
import { toNodeError } from './errors';

const ANSWER_MS = 60_000;
/** An upload is given a millisecond for so many bytes on top. */
const BYTES_A_MS = 200;

/** n8n waits out the limit of a minute inside the node, as long as the connection allows. */
const ATTEMPTS = 4;

/** Runs an exchange to its end and returns its output; failures become n8n's errors. */
export async function drive<Result>(
	connection: Connection,
	start: () => Exchange<Result>,
): Promise<Result> {
	const prepare = async (request: Request) => {
		const options = await httpOptions(connection, request);
		return async () => await sendCorrected(connection, request, options);
	};
	const patience = { attempts: ATTEMPTS, longestWait: connection.longestWait };
	const wait = async (milliseconds: number) => {
		patience.longestWait -= milliseconds;
		await sleep(milliseconds);
	};
	try {
		return await driveOver({ prepare, sleep: wait, patience }, start);
	} catch (error) {
		throw toNodeError(connection.context.getNode(), error);
	}
}

/** Sends a request, and again if it was refused only because the company was another one's. */
async function sendCorrected(
	connection: Connection,
	request: Request,
	options: IHttpRequestOptions,
): Promise<Outcome> {
	const outcome = await sendOnce(connection, request, { ...options, url: address(connection, request) });
	if (outcome.kind !== 'answered' || !request.company) return outcome;
	const reason = refusalOf(outcome.response);
	if (!(await correctCompany(connection, reason))) return outcome;
	return await sendOnce(connection, request, { ...options, url: address(connection, request) });
}

/** Why an answer is a refusal; empty if it is none. */
function refusalOf(response: Response): string {
	try {
		readAnswer(response);
		return '';
	} catch (error) {
		return error instanceof ApiError ? error.message : '';
	}
}

function address({ baseUrls, company }: Connection, request: Request): string {
	return urlOf(request, baseUrls[request.host] ?? '', encodeURIComponent(company));
}

async function httpOptions(connection: Connection, request: Request): Promise<IHttpRequestOptions> {
	const { contentType, body } = await encodeBody(request);
	return {
		method: request.method as IHttpRequestMethods,
		url: address(connection, request),
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
