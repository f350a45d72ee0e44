/** Drives the engine's steps with n8n's HTTP helper: addresses, bodies, resending. */

import { sleep } from 'n8n-workflow';
import type { IDataObject, IHttpRequestOptions } from 'n8n-workflow';

import { sendOnce } from './attempt';
import type { FileSource } from './binary';
import type { Connection } from './connection';
import { ApiFailure, pluck, readEnvelope } from './core';
import type { Request, Response, Steps } from './core';
import { LostError, toNodeError } from './errors';
import { encodeForm } from './multipart';
import { resendDelay } from './resend';

const USER_AGENT = 'n8n-nodes-simplyprint-unofficial/0.1.0';

/** Runs `steps` to their end and returns what they return; failures become n8n's errors. */
export async function drive<T>(
	connection: Connection,
	steps: Steps<T>,
	source?: FileSource,
): Promise<T> {
	try {
		let step = steps.next();
		while (!step.done) step = steps.next(await send(connection, step.value, source));
		return step.value;
	} catch (error) {
		throw toNodeError(connection.context.getNode(), error);
	}
}

/** Names the company of a connection that has none: an OAuth2 token is bound to exactly one. */
export async function discoverCompany(connection: Connection): Promise<Connection> {
	const request: Request = {
		effect: 'read',
		method: 'GET',
		host: 'api',
		company: false,
		path: 'account/GetUser',
		query: {},
	};
	const envelope = readEnvelope(request, await send(connection, request));
	const company = pluck(envelope, 'company.id');
	if (company !== undefined) return { ...connection, company: String(company) };
	throw new ApiFailure('SimplyPrint names no company for this credential', request.path, 200);
}

async function send(
	connection: Connection,
	request: Request,
	source?: FileSource,
): Promise<Response> {
	const options = await httpOptions(connection, request, source);
	for (let attempt = 1; ; attempt++) {
		const result = await sendOnce(connection, options);
		const delay = resendDelay(request.effect, result.outcome, attempt);
		if (delay !== undefined) await sleep(delay);
		else if ('response' in result) return result.response;
		else if (result.outcome.kind === 'lost') throw new LostError(request, result.error);
		else throw result.error;
	}
}

async function httpOptions(
	connection: Connection,
	request: Request,
	source?: FileSource,
): Promise<IHttpRequestOptions> {
	const options: IHttpRequestOptions = {
		method: request.method,
		url: address(connection, request),
		qs: request.query as IDataObject,
		headers: { accept: 'application/json', 'user-agent': USER_AGENT },
		// The credential must not follow a redirect to another host.
		disableFollowRedirect: true,
	};
	if (request.form === undefined) return { ...options, body: request.body };
	// A buffer, because n8n can send that a second time after refreshing a token.
	const { contentType, body } = await encodeForm(request.form, source);
	return { ...options, body, headers: { ...options.headers, 'content-type': contentType } };
}

function address(connection: Connection, request: Request): string {
	const base = request.host === 'files' ? connection.filesUrl : connection.apiUrl;
	const company = request.company ? encodeURIComponent(connection.company) : '0';
	return `${base}/${company}/${request.path}`;
}
