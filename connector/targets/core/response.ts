// From an answer to an output: the envelope, its errors, and the shape that an action promises.
//
// The backend judges success by `status` in the body and not by the HTTP code, answers flat, and
// sends HTML when something in front of it fails.

import type { Json, JsonObject, Output } from './spec';
import type { Response } from './messages';
import type { ErrorKind } from './errors';
import { ApiError } from './errors';
import { readJson, writeJson } from './json_text';
import { characters } from './operators';
import { first, has, isRecord, leads, own, put } from './paths';

const KINDS: Readonly<Partial<Record<number, ErrorKind>>> = {
  401: 'unauthorized',
  403: 'forbidden',
  404: 'not_found',
  405: 'wrong_method',
  410: 'not_found',
  429: 'rate_limited',
};

/** The JSON object of a successful answer; throws ApiError for everything else. */
export function readAnswer(response: Response): JsonObject {
  const answer = readJson(response.text);
  const { status, headers } = response;
  if (status < 200 || status >= 300) {
    const message = reasonOf(answer) || `HTTP ${status} without a reason`;
    throw new ApiError(kindOf(status), message, status, own(headers, 'retry-after') ?? null);
  }
  if (!isRecord(answer)) {
    const type = (own(headers, 'content-type') ?? 'unknown type').split(';')[0];
    const size = `${characters(response.text)} characters`;
    const message = `The answer is not a whole JSON object (${type}, ${size})`;
    throw new ApiError('unexpected', message, status);
  }
  const verdict = has(answer, 'status') ? answer.status : own(answer, 'success');
  if (verdict === false || verdict === 0) {
    throw new ApiError('refused', reasonOf(answer) || 'Refused without a reason', status);
  }
  return answer;
}

function kindOf(status: number): ErrorKind {
  if (status >= 500) return 'server';
  return KINDS[status] ?? (status >= 400 ? 'refused' : 'unexpected');
}

function reasonOf(answer: Json): string {
  const reason = first(answer, ['message', 'error_description', 'error', 'errors']);
  if (reason === null || typeof reason === 'string') return reason ?? '';
  return writeJson(reason);
}

/** What an action returns of an answer. Throws ApiError if the promised part is missing. */
export function shape(output: Output, answer: JsonObject): Json {
  if (output.none) return { success: true, ...messageOf(answer) };
  const keys = output.keys ?? [];
  if (keys.length === 0) {
    const rest = { ...answer };
    delete rest.status;
    delete rest.message;
    return coalesce(output, { ...rest, ...messageOf(answer) });
  }
  if (output.many) return shapeList(output, answer);
  const value = promised(output, answer);
  const one = Array.isArray(value) ? (value[0] ?? null) : value;
  if (one === null) throw new ApiError('not_found', `The answer's ${keys[0]} is empty`, 200);
  return isRecord(one) ? coalesce(output, one) : one;
}

/** As `shape`, for an output that is a list. */
export function shapeList(output: Output, answer: JsonObject): Json[] {
  const value = promised(output, answer);
  if (value === null) return [];
  if (!Array.isArray(value)) {
    const key = output.keys?.[0] ?? 'list';
    throw new ApiError('unexpected', `The answer's ${key} is not a list`, 200);
  }
  return value.map((item) => (isRecord(item) ? coalesce(output, item) : item));
}

function promised(output: Output, answer: JsonObject): Json {
  const keys = output.keys ?? [];
  if (!keys.some((key) => leads(answer, key))) {
    throw new ApiError('unexpected', `The answer holds no ${keys[0]}`, 200);
  }
  return first(answer, keys);
}

function messageOf(answer: JsonObject): JsonObject {
  const message = own(answer, 'message') ?? '';
  return message === '' ? {} : { message };
}

/** Fill each field from the first of its names that is present, and drop the other names. */
export function coalesce(output: Output, record: JsonObject): JsonObject {
  const result = { ...record };
  for (const [name, alternatives] of Object.entries(output.coalesce ?? {})) {
    const value = first(record, alternatives);
    for (const alternative of alternatives) delete result[alternative];
    if (value !== null) put(result, name, value);
  }
  return result;
}
