// Files to send, read piece by piece, and files that came.

import { FileInput, InputError } from '../core/core';
import type { FilePart, Request } from '../core/core';

/** Reads so many bytes from there; offsets must follow one another. */
export type Reader = (offset: number, length: number) => Promise<Buffer>;

/** A file whose bytes are all there. */
export function fileInMemory(name: string, whole: Buffer): FileInput {
  const read: Reader = async (offset, length) => whole.subarray(offset, offset + length);
  return new FileInput(name, whole.length, read);
}

/**
 * A file of `size` bytes that comes as a stream. Holds no more of it than a part, and closes the
 * stream behind the last byte: nobody reads on to its end, which would close it otherwise.
 */
export function fileInStream(
  name: string,
  size: number,
  stream: AsyncIterable<Buffer>,
): FileInput {
  return new FileInput(name, size, sequentialReader(size, stream));
}

export async function readPart({ file, offset, length }: FilePart): Promise<Buffer> {
  return await (file.source as Reader)(offset, length);
}

function sequentialReader(size: number, stream: AsyncIterable<Buffer>): Reader {
  const chunks = stream[Symbol.asyncIterator]();
  let left: Buffer = Buffer.alloc(0);
  return async (offset, length) => {
    const pieces: Buffer[] = [];
    for (let missing = length; missing > 0; ) {
      if (left.length === 0) {
        const next = await chunks.next();
        if (next.done) throw new InputError(['file: the data ended before its stated size']);
        left = next.value;
      }
      const piece = left.subarray(0, missing);
      left = left.subarray(piece.length);
      missing -= piece.length;
      pieces.push(piece);
    }
    if (offset + length >= size) await chunks.return?.();
    return Buffer.concat(pieces);
  };
}

/** Whether an answer holds the file that was asked for. */
export function isFile(request: Request, status: number, headers: Record<string, string>): boolean {
  if (request.expects !== 'file' || status !== 200) return false;
  // A refusal comes as JSON, and a broken gateway's answer as HTML, where the file should be.
  const type = (headers['content-type'] ?? '').split(';')[0] ?? '';
  const named = headers['content-disposition'] !== undefined;
  return named || !['application/json', 'text/html'].includes(type);
}

/** What the file of an answer is called: a bare name, never a path, whatever the answer says. */
export function fileName(request: Pick<Request, 'query'>, headers: Record<string, string>): string {
  const found = /filename="([^"]*)"|filename=([^;]+)/.exec(headers['content-disposition'] ?? '');
  const last = (found?.[1] ?? found?.[2] ?? '').split(/[\\/]/).pop() ?? '';
  return last.trim().replace(/^\.+/, '') || (request.query['file'] ?? 'file');
}
