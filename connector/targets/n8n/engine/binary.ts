/** n8n's binary data: files to send, read piece by piece, and files that came. */

import { BINARY_ENCODING } from 'n8n-workflow';
import type { IBinaryData, IExecuteFunctions } from 'n8n-workflow';

import type { Context } from './connection';
import { FileInput, InputError } from './core/core';
import type { FilePart, Request } from './core/core';

/** Reads so many bytes from there; offsets must follow one another. */
type Reader = (offset: number, length: number) => Promise<Buffer>;

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
		const whole = Buffer.from(binary.data, BINARY_ENCODING);
		const read: Reader = async (offset, length) => whole.subarray(offset, offset + length);
		return new FileInput(name, whole.length, read);
	}
	const { fileSize } = await context.helpers.getBinaryMetadata(binary.id);
	const stream = await context.helpers.getBinaryStream(binary.id, CHUNK_BYTES);
	return new FileInput(name, fileSize, sequentialReader(stream));
}

export async function readPart({ file, offset, length }: FilePart): Promise<Buffer> {
	return await (file.source as Reader)(offset, length);
}

/** Never holds more of the file than the part that is asked for. */
function sequentialReader(stream: AsyncIterable<Buffer>): Reader {
	const chunks = stream[Symbol.asyncIterator]();
	let left: Buffer = Buffer.alloc(0);
	return async (_offset, length) => {
		const pieces: Buffer[] = [];
		for (let missing = length; missing > 0; ) {
			if (left.length === 0) {
				const next = await chunks.next();
				if (next.done) throw new InputError(['file: the binary data ended before its stated size']);
				left = next.value;
			}
			const piece = left.subarray(0, missing);
			left = left.subarray(piece.length);
			missing -= piece.length;
			pieces.push(piece);
		}
		return Buffer.concat(pieces);
	};
}

/** Stores the body of an answer as n8n's binary data. */
export async function keepFile(
	{ helpers }: Context,
	request: Request,
	headers: Record<string, string>,
	body: unknown,
): Promise<IBinaryData> {
	if (!('prepareBinaryData' in helpers)) throw new Error('Files can only be kept by an execution');
	const name = fileName(headers['content-disposition'] ?? '') || (request.query['file'] ?? 'file');
	const content = body as Parameters<typeof helpers.prepareBinaryData>[0];
	return await helpers.prepareBinaryData(content, name, headers['content-type']);
}

/** The bare name in a Content-Disposition header; whatever it says, never a path. */
function fileName(disposition: string): string {
	const found = /filename="([^"]*)"|filename=([^;]+)/.exec(disposition);
	const last = (found?.[1] ?? found?.[2] ?? '').split(/[\\/]/).pop() ?? '';
	return last.trim().replace(/^\.+/, '');
}

/** The text of an answer, whether it was read already or is a stream. */
export async function asText(body: unknown): Promise<string> {
	if (typeof body === 'string') return body;
	const pieces: Buffer[] = [];
	for await (const piece of body as AsyncIterable<Buffer>) pieces.push(piece);
	return Buffer.concat(pieces).toString('utf8');
}
