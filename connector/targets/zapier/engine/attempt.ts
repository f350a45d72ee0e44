/** Sends a request once through Zapier and sorts out how that ended. */

import type { HttpResponse, RawHttpResponse, ZObject } from 'zapier-platform-core';

import type { Connection } from './connection';
import type { Request, Response } from './core/core';
import { fileName, isFile } from './driver/files';
import { failed } from './driver/outcome';
import type { Outcome } from './driver/outcome';

/** What `z.request` is given; its types leave out some of what it reads. */
export interface Options {
	readonly url: string;
	readonly headers: Readonly<Record<string, string>>;
	readonly raw: boolean;
	readonly merge: false;
	readonly skipThrowForStatus: true;
	readonly throwForThrottlingEarly: false;
	readonly [option: string]: unknown;
}

/** A file that came, not yet read. */
export interface FoundFile {
	readonly name: string;
	readonly type: string;
	readonly body: NodeJS.ReadableStream;
}

type Answer = HttpResponse | RawHttpResponse;

export async function sendOnce(
	{ z, deadline }: Connection,
	request: Request,
	options: Options,
): Promise<Outcome> {
	const left = deadline - Date.now();
	if (left <= 0) return { kind: 'unsent', reason: 'the time that Zapier gives a step is over' };
	try {
		const answer = await ask(z, { ...options, timeout: left });
		return { kind: 'answered', response: await readResponse(request, answer) };
	} catch (error) {
		return sortOut(error);
	}
}

export async function ask(z: ZObject, options: Options): Promise<Answer> {
	return await z.request(options as unknown as { url: string });
}

export function headersOf({ headers }: Answer): Record<string, string> {
	const found: Record<string, string> = {};
	headers.forEach((value: string, name: string) => {
		found[name.toLowerCase()] = value;
	});
	return found;
}

function sortOut(error: unknown): Outcome {
	const { name = '', code = '' } = error instanceof Error ? (error as NodeJS.ErrnoException) : {};
	// Under OAuth2 Zapier's client throws a 401 away, whatever it was asked to do.
	if (name === 'RefreshAuthError') {
		return { kind: 'answered', response: { status: 401, headers: {}, text: '' } };
	}
	const isOfNetwork = name === 'FetchError' || /^E[A-Z_]+$/.test(code);
	return isOfNetwork ? failed(code) : { kind: 'local', error };
}

async function readResponse(request: Request, answer: Answer): Promise<Response> {
	const { status } = answer;
	const headers = headersOf(answer);
	if (!('body' in answer)) return { status, headers, text: answer.content };
	if (!isFile(request, status, headers)) return { status, headers, text: await answer.text() };
	const type = headers['content-type'] ?? 'application/octet-stream';
	const file: FoundFile = { name: fileName(request, headers), type, body: answer.body };
	return { status, headers, text: '', file };
}
