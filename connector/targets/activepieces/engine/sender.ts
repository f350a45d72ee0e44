/** Sends requests with Node's fetch, which Activepieces leaves to pieces. */

import { setTimeout as sleep } from 'timers/promises';

import type { FilesService } from '@activepieces/pieces-framework';

import type { Connection } from './connection';
import { USER_AGENT } from './connector';
import { InputError, urlOf } from './core/core';
import type { Request, Response } from './core/core';
import { encodeBody } from './driver/body';
import type { Sender } from './driver/drive';
import { fileName, isFile } from './driver/files';
import { failed } from './driver/outcome';
import type { Outcome } from './driver/outcome';
import type { Patience } from './driver/resend';

/** How long Activepieces lets something take; `answer` are the milliseconds for one answer. */
export interface Limits extends Patience {
	readonly answer: number;
}

/** A flow may run for ten minutes. */
export const ACTION: Limits = { attempts: 4, longestWait: 120_000, answer: 60_000 };
/** A hook of a trigger has one minute. */
export const HOOK: Limits = { attempts: 3, longestWait: 15_000, answer: 20_000 };
/** Somebody sits before the screen and waits. */
export const SCREEN: Limits = { attempts: 2, longestWait: 5_000, answer: 15_000 };

/** An upload is given a millisecond for so many bytes on top. */
const BYTES_A_MS = 200;
/** A file that is downloaded is given so many times the time of an answer. */
const ANSWERS_A_FILE = 5;

/** What becomes of a downloaded file; `file` is a URL that other steps take as a file. */
export interface KeptFile {
	readonly file: string;
	readonly fileName: string;
	readonly mimeType: string;
	readonly size: number;
}

/** Without `files` nothing can be downloaded, which only actions do. */
export function senderOf(
	connection: Connection,
	limits: Limits,
	files: FilesService | null = null,
): Sender {
	const prepare = async (request: Request): Promise<() => Promise<Outcome>> => {
		const url = addressOf(connection, request);
		const { contentType, body } = await encodeBody(request);
		const options: RequestInit = {
			method: request.method,
			headers: {
				accept: 'application/json',
				'user-agent': USER_AGENT,
				...contentType,
				...(request.public ? {} : connection.headers),
			},
			body,
			// The credential must not follow a redirect to another host.
			redirect: 'manual',
		};
		const answer = limits.answer * (request.expects === 'file' ? ANSWERS_A_FILE : 1);
		const timeout = answer + (body?.length ?? 0) / BYTES_A_MS;
		return async () => await sendOnce(request, url, options, timeout, files);
	};
	return { prepare, sleep, patience: limits };
}

function addressOf({ baseUrls, company }: Connection, request: Request): string {
	const url = urlOf(request, baseUrls[request.host] ?? '', encodeURIComponent(company));
	if (/^https?:\/\//i.test(url) && URL.canParse(url)) return url;
	throw new InputError([`connection: ${url} is no URL; check the advanced fields`]);
}

async function sendOnce(
	request: Request,
	url: string,
	options: RequestInit,
	timeout: number,
	files: FilesService | null,
): Promise<Outcome> {
	let status: number;
	let headers: Record<string, string>;
	let body: Buffer;
	try {
		const signal = AbortSignal.timeout(Math.ceil(timeout));
		const answer = await fetch(url, { ...options, signal });
		status = answer.status;
		headers = Object.fromEntries(answer.headers);
		body = Buffer.from(await answer.arrayBuffer());
	} catch (error) {
		return sortOut(error);
	}
	if (files === null || !isFile(request, status, headers)) {
		return answered({ status, headers, text: body.toString('utf8') });
	}
	const file = await keepFile(files, fileName(request, headers), headers, body);
	return answered({ status, headers, text: '', file });
}

function answered(response: Response): Outcome {
	return { kind: 'answered', response };
}

/** An error of the network has a cause with a code; anything else went wrong before it. */
function sortOut(error: unknown): Outcome {
	if (!(error instanceof Error)) return { kind: 'local', error };
	if (error.name === 'TimeoutError') return failed('ETIMEDOUT');
	const { code } = (error.cause ?? {}) as { code?: unknown };
	// The error itself says "fetch failed" and no more.
	return typeof code === 'string' ? failed(code) : { kind: 'local', error: error.cause ?? error };
}

async function keepFile(
	files: FilesService,
	name: string,
	headers: Record<string, string>,
	data: Buffer,
): Promise<KeptFile> {
	const file = await files.write({ fileName: name, data });
	const mimeType = headers['content-type'] ?? 'application/octet-stream';
	return { file, fileName: name, mimeType, size: data.length };
}
