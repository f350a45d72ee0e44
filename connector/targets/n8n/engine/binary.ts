/** n8n's binary data: files to send, and files that came. */

import { BINARY_ENCODING } from 'n8n-workflow';
import type { IBinaryData, IExecuteFunctions } from 'n8n-workflow';

import type { Context } from './connection';
import type { FileInput, Request } from './core/core';
import { fileInMemory, fileInStream, fileName } from './driver/files';

const CHUNK_BYTES = 1024 * 1024;

/** The file in the binary field `property` of an item, not yet read. */
export async function openFile(
	context: IExecuteFunctions,
	itemIndex: number,
	property: string,
): Promise<FileInput> {
	const binary = context.helpers.assertBinaryData(itemIndex, property);
	const name = binary.fileName ?? property;
	if (binary.id === undefined) {
		return fileInMemory(name, Buffer.from(binary.data, BINARY_ENCODING));
	}
	const { fileSize } = await context.helpers.getBinaryMetadata(binary.id);
	const stream = await context.helpers.getBinaryStream(binary.id, CHUNK_BYTES);
	return fileInStream(name, fileSize, stream);
}

/** Stores the body of an answer as n8n's binary data. */
export async function keepFile(
	{ helpers }: Context,
	request: Request,
	headers: Record<string, string>,
	body: unknown,
): Promise<IBinaryData> {
	if (!('prepareBinaryData' in helpers)) throw new Error('Files can only be kept by an execution');
	const content = body as Parameters<typeof helpers.prepareBinaryData>[0];
	const name = fileName(request, headers);
	return await helpers.prepareBinaryData(content, name, headers['content-type']);
}

/** The text of an answer, whether it was read already or is a stream. */
export async function asText(body: unknown): Promise<string> {
	if (typeof body === 'string') return body;
	const pieces: Buffer[] = [];
	for await (const piece of body as AsyncIterable<Buffer>) pieces.push(piece);
	return Buffer.concat(pieces).toString('utf8');
}
