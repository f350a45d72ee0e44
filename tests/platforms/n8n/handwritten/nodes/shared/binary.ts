/** Reads n8n's binary data piece by piece, so that an upload never holds the whole file. */

import { BINARY_ENCODING } from 'n8n-workflow';
import type { IExecuteFunctions } from 'n8n-workflow';

import { InputError } from './core';
import type { FileInfo } from './core';

export interface FileSource {
	readonly info: FileInfo;
	/** Bytes; offsets must follow one another. */
	readonly read: (offset: number, length: number) => Promise<Buffer>;
}

const CHUNK_BYTES = 1024 * 1024;

/** Opens the binary field `property` of the item. */
export async function openBinary(
	context: IExecuteFunctions,
	itemIndex: number,
	property: string,
): Promise<FileSource> {
	const binary = context.helpers.assertBinaryData(itemIndex, property);
	const filename = binary.fileName ?? '';
	if (filename === '') throw new InputError(`The binary field ${property} has no file name`);
	if (binary.id === undefined) {
		const whole = Buffer.from(binary.data, BINARY_ENCODING);
		const read = async (offset: number, length: number) => whole.subarray(offset, offset + length);
		return { info: { filename, size: whole.length }, read };
	}
	const { fileSize } = await context.helpers.getBinaryMetadata(binary.id);
	const stream = await context.helpers.getBinaryStream(binary.id, CHUNK_BYTES);
	return { info: { filename, size: fileSize }, read: sequentialReader(stream) };
}

function sequentialReader(stream: AsyncIterable<Buffer>): FileSource['read'] {
	const chunks = stream[Symbol.asyncIterator]();
	let left: Buffer = Buffer.alloc(0);
	return async (_offset, length) => {
		const pieces: Buffer[] = [];
		for (let missing = length; missing > 0; ) {
			if (left.length === 0) {
				const next = await chunks.next();
				if (next.done) throw new InputError('The binary data ended before its stated size');
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
