// The upload strategy: one multipart request, or several parts for a large file.
//
// The first part carries `totalSize` and is answered with a `continueToken`, which every later part
// carries; the answer to the last part holds the file.

import type { Action, Json, Operation } from './spec';
import type { Exchange, FileInput, FilePart } from './messages';
import type { Values } from './inputs';
import { ApiError, InputError } from './errors';
import { has, own } from './paths';
import { buildRequest } from './request';
import { readAnswer, shape } from './response';

/** Bytes a part. The host refuses requests of more than 100 MB, framing included. */
export const PART_SIZE = 95 * 1024 * 1024;

/** Send `file` in as few parts as allowed; a lost part is never sent again by itself. */
export function* upload(
  action: Action,
  operation: Operation,
  values: Values,
  partSize: number,
): Exchange<Json> {
  const file = values.file as FileInput;
  if (file.size === 0) throw new InputError(['file: takes a file that is not empty']);
  const name = String(own(values, 'name') ?? file.name);
  const request = buildRequest(operation, [], {}, {}, action.effect);
  let token: Json = null;
  for (let offset = 0; ; offset += partSize) {
    const part = partOf(file, name, offset, partSize);
    const last = offset + part.length >= file.size;
    const form: Record<string, string | FilePart> = { file: part };
    if (offset > 0) form.continueToken = String(token);
    else if (!last) form.totalSize = String(file.size);
    const answer = readAnswer(yield { ...request, form });
    if (last) return shape(action.output, answer);
    if (has(answer, 'continueToken')) token = answer.continueToken ?? null;
    if (typeof token !== 'string') {
      throw new ApiError('unexpected', 'The answer to a part holds no continueToken', 200);
    }
  }
}

function partOf(file: FileInput, name: string, offset: number, partSize: number): FilePart {
  const suffix = offset === 0 ? '' : `.part${Math.floor(offset / partSize) + 1}`;
  return { file, name: name + suffix, offset, length: Math.min(partSize, file.size - offset) };
}
