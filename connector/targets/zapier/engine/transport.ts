/** Drives the exchanges of the core with Zapier's HTTP client. */

import { setTimeout as sleep } from 'timers/promises';

import { sendOnce } from './attempt';
import type { Options } from './attempt';
import type { Connection } from './connection';
import { urlOf } from './core/core';
import type { Exchange, Request } from './core/core';
import { queryText } from './core/request';
import { encodeBody } from './driver/body';
import type { Encoded } from './driver/body';
import { drive as driveOver } from './driver/drive';
import { isHarmless } from './driver/resend';
import { toZapierError } from './errors';

const ATTEMPTS = 3;
/** Zapier runs a throttled step again later, which is better than waiting inside of it. */
const SHORT_MS = 1000;
/** What an answer needs after a wait. */
const ANSWER_MS = 5000;

/** Runs an exchange to its end and returns its output; failures become Zapier's errors. */
export async function drive<Result>(
	connection: Connection,
	start: () => Exchange<Result>,
): Promise<Result> {
	const prepare = async (request: Request) => {
		const { progress } = connection;
		// An exchange that goes on shows that what it asked for before was done.
		if (progress.last !== null && !isHarmless(progress.last.effect)) progress.changed = true;
		const options = await httpOptions(connection, request);
		progress.last = request;
		return async () => await sendOnce(connection, request, options);
	};
	try {
		const patience = {
			attempts: ATTEMPTS,
			get longestWait() {
				return longestWait(connection);
			},
		};
		return await driveOver({ prepare, sleep, patience }, start);
	} catch (error) {
		throw toZapierError(connection, error);
	}
}

/** A step of which something was done cannot be run again, so it waits as long as it may. */
function longestWait({ progress, deadline }: Connection): number {
	return progress.changed ? Math.max(SHORT_MS, deadline - Date.now() - ANSWER_MS) : SHORT_MS;
}

async function httpOptions(connection: Connection, request: Request): Promise<Options> {
	const { contentType, body } = await bodyOf(request);
	const base = connection.baseUrls[request.host] ?? '';
	return {
		method: request.method,
		url: urlOf(request, base, encodeURIComponent(connection.company)),
		headers: {
			accept: 'application/json',
			// Zapier logs by this name; requests under any other are logged a second time.
			'user-agent': 'Zapier',
			...(request.public ? {} : connection.credential),
			...contentType,
		},
		...(body === null ? {} : { body }),
		allowGetBody: true,
		// Merging copies bodies and refuses texts with the braces of Zapier's own templates.
		merge: false,
		raw: request.expects === 'file',
		// The credential must not follow a redirect to another host.
		redirect: 'manual',
		skipThrowForStatus: true,
		throwForThrottlingEarly: false,
	};
}

async function bodyOf(request: Request): Promise<Encoded> {
	if (request.host !== 'panel' || request.form === null) return await encodeBody(request);
	const fields: Record<string, string> = {};
	for (const [name, value] of Object.entries(request.form)) fields[name] = String(value);
	const contentType = { 'content-type': 'application/x-www-form-urlencoded' };
	return { contentType, body: queryText(fields) };
}
