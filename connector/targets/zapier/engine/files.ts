/** Files as Zapier has them: addresses to read from, and a place to keep what was downloaded. */

import { ask, headersOf } from './attempt';
import type { FoundFile } from './attempt';
import type { Connection } from './connection';
import { ApiError, InputError } from './core/core';
import type { FileInput } from './core/core';
import { fileInMemory, fileInStream, fileName } from './driver/files';
import { toZapierError } from './errors';

/** Whether a field holds what Zapier makes of a file. */
export function isAddress(value: unknown): value is string {
	return typeof value === 'string' && URL.canParse(value) && /^https?:/i.test(value);
}

/** The file at an address that Zapier made of what was put into a field, not yet read. */
export async function openFile(
	connection: Connection,
	field: string,
	address: string,
): Promise<FileInput> {
	try {
		return await fetchFile(connection, address);
	} catch (error) {
		const reason = error instanceof InputError ? error.message : 'it cannot be downloaded';
		throw toZapierError(connection, new InputError([`${field}: takes a file, but ${reason}`]));
	}
}

async function fetchFile({ z, deadline }: Connection, address: string): Promise<FileInput> {
	const answer = await ask(z, {
		url: address,
		// No credential: the address may be anybody's. Compressed, its length would not be the file's.
		headers: { 'user-agent': 'Zapier', 'accept-encoding': 'identity' },
		raw: true,
		merge: false,
		skipThrowForStatus: true,
		throwForThrottlingEarly: false,
		timeout: Math.max(1, deadline - Date.now()),
	});
	const headers = headersOf(answer);
	if (answer.status !== 200) throw new InputError([`its address answers HTTP ${answer.status}`]);
	const name = fileName({ query: { file: lastPart(address) } }, headers);
	const { body, buffer } = answer as unknown as {
		body: AsyncIterable<Buffer>;
		buffer(): Promise<Buffer>;
	};
	const length = headers['content-length'] ?? '';
	const isPlain = (headers['content-encoding'] ?? 'identity') === 'identity';
	if (isPlain && /^\d+$/.test(length)) return fileInStream(name, Number(length), body);
	return fileInMemory(name, await buffer.call(answer));
}

function lastPart(address: string): string {
	const last = new URL(address).pathname.split('/').pop() ?? '';
	try {
		return decodeURIComponent(last);
	} catch {
		return last;
	}
}

/** Keeps the file that an action downloaded, and returns the address where Zapier has it. */
export async function stash(connection: Connection, output: unknown): Promise<string> {
	const { file } = output as { file: FoundFile };
	try {
		return await connection.z.stashFile(file.body, 0, file.name, file.type);
	} catch (error) {
		const reason = error instanceof Error ? error.message : String(error);
		const failure = new ApiError('unreachable', `The file did not come whole: ${reason}`);
		throw toZapierError(connection, failure);
	}
}
