/** Drives the exchanges of the core with n8n's HTTP helper. */

import { sleep } from 'n8n-workflow';
import type { IHttpRequestMethods, IHttpRequestOptions } from 'n8n-workflow';

import { sendOnce } from './attempt';
import type { Connection } from './connection';
import { USER_AGENT } from './connector';
import { urlOf } from './core/core';
import type { Exchange, Request } from './core/core';
import { encodeBody } from './driver/body';
import { drive as driveOver } from './driver/drive';
import { toNodeError } from './errors';

const ANSWER_MS = 60_000;
/** An upload is given a millisecond for so many bytes on top. */
const BYTES_A_MS = 200;

/** n8n waits out the limit of a minute inside the node. */
const PATIENCE = { attempts: 4, longestWait: 120_000 };

/** Runs an exchange to its end and returns its output; failures become n8n's errors. */
export async function drive<Result>(
	connection: Connection,
	start: () => Exchange<Result>,
): Promise<Result> {
	const prepare = async (request: Request) => {
		const options = await httpOptions(connection, request);
		return async () => await sendOnce(connection, request, options);
	};
	try {
		return await driveOver({ prepare, sleep, patience: PATIENCE }, start);
	} catch (error) {
		throw toNodeError(connection.context.getNode(), error);
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
