/** Encodes a multipart/form-data body into one buffer. */

import { randomBytes } from 'crypto';

import type { FileSource } from './binary';
import type { FormPart } from './core';
import { InputError } from './core';

export async function encodeForm(
	parts: readonly FormPart[],
	source?: FileSource,
): Promise<{ contentType: string; body: Buffer }> {
	// Random, so that no file can hold it.
	const boundary = `----simplyprint${randomBytes(24).toString('hex')}`;
	const pieces: Buffer[] = [];
	for (const part of parts) {
		const content = await partContent(part, source);
		pieces.push(Buffer.from(`--${boundary}\r\n${partHead(part)}\r\n\r\n`), content, Buffer.from('\r\n'));
	}
	pieces.push(Buffer.from(`--${boundary}--\r\n`));
	return { contentType: `multipart/form-data; boundary=${boundary}`, body: Buffer.concat(pieces) };
}

async function partContent(part: FormPart, source?: FileSource): Promise<Buffer> {
	if ('value' in part) return Buffer.from(part.value);
	if (source === undefined) throw new InputError(`No file was given for ${part.name}`);
	return await source.read(part.file.offset, part.file.length);
}

function partHead(part: FormPart): string {
	const name = `Content-Disposition: form-data; name="${escapeName(part.name)}"`;
	if ('value' in part) return name;
	return `${name}; filename="${escapeName(part.file.filename)}"\r\nContent-Type: application/octet-stream`;
}

/** As browsers do: HTML Standard, multipart/form-data encoding algorithm. */
function escapeName(name: string): string {
	return name.replace(/\n/g, '%0A').replace(/\r/g, '%0D').replace(/"/g, '%22');
}
