// Reading a paged list: one page after another until it ends or enough was read.

import type { Json, JsonObject, Operation, Output, Paging } from './spec';
import type { Exchange, Request, Response } from './messages';
import { ApiError } from './errors';
import { textOf } from './operators';
import { has, isRecord, lookup } from './paths';
import { readAnswer, shape, shapeList } from './response';

/** One page of records. `total` is the answer's count of all records, if it gives one. */
export interface Page {
  number: number;
  records: Json[];
  last: boolean;
  total: number | null;
  response: Response;
}

/** One page; a list that is not paged is one page. `size` 0 asks for the largest pages. */
export function* readPage(
  operation: Operation,
  request: Request,
  output: Output,
  number = 1,
  size = 0,
): Exchange<Page> {
  const paging = operation.paging;
  if (paging === undefined) {
    const response = yield request;
    const records = shapeList(output, readAnswer(response));
    return { number: 1, records, last: true, total: null, response };
  }
  const most = size || paging.max;
  const response = yield turn(paging, request, number, most);
  const answer = readAnswer(response);
  const records = shapeList(output, answer);
  const pages = count(answer, paging.pages);
  const total = count(answer, paging.total);
  let last = records.length < most;
  if (pages !== null) last = number >= pages;
  else if (total !== null) last = number * most >= total;
  return { number, records, last: last || records.length === 0, total, response };
}

/** A counter of the answer, if it is there and a whole number. */
function count(answer: JsonObject, path: string | undefined): number | null {
  const value = path === undefined ? null : lookup(answer, path);
  return typeof value === 'number' && Number.isInteger(value) ? value : null;
}

function turn(paging: Paging, request: Request, number: number, size: number): Request {
  if (paging.place === 'query') {
    const fields = { [paging.page]: textOf(number), [paging.size]: textOf(size) };
    return { ...request, query: { ...request.query, ...fields } };
  }
  const body = isRecord(request.body) ? request.body : {};
  return { ...request, body: { ...body, [paging.page]: number, [paging.size]: size } };
}

/** One record instead of a list; of what is paged the answer to the smallest first page. */
export function* readOne(operation: Operation, request: Request, output: Output): Exchange<Page> {
  const { paging } = operation;
  const response = yield paging === undefined ? request : turn(paging, request, 1, 1);
  const records = [shape(output, readAnswer(response))];
  return { number: 1, records, last: true, total: null, response };
}

/**
 * All records, or the first `limit` of them (0 for all); asks for no page that is not needed.
 *
 * With `keeps` only the records that it says yes to are returned and counted. Nobody knows how
 * many pages hold enough of those, so the pages are the largest.
 */
export function* readList(
  operation: Operation,
  request: Request,
  output: Output,
  limit = 0,
  keeps?: (record: Json) => boolean,
): Exchange<Json[]> {
  const largest = operation.paging?.max ?? 0;
  const size = limit && !keeps ? Math.min(largest, limit) : largest;
  const records: Json[] = [];
  let before: Json[] = [];
  for (let number = 1; ; number += 1) {
    const page = yield* readPage(operation, request, output, number, size);
    if (page.records.length > 0 && same(page.records, before.slice(-page.records.length))) {
      throw new ApiError('unexpected', `Page ${number} repeats page ${number - 1}`, 200);
    }
    before = page.records;
    for (const record of before) if (!keeps || keeps(record)) records.push(record);
    if (page.last || (limit && records.length >= limit)) {
      return limit ? records.slice(0, limit) : records;
    }
  }
}

/** Whether two values are equal as JSON. */
function same(left: Json, right: Json): boolean {
  if (Array.isArray(left) && Array.isArray(right)) {
    return left.length === right.length && left.every((item, i) => same(item, right[i] ?? null));
  }
  if (isRecord(left) && isRecord(right)) {
    const names = Object.keys(left);
    return (
      names.length === Object.keys(right).length &&
      names.every((name) => has(right, name) && same(left[name] ?? null, right[name] ?? null))
    );
  }
  return left === right;
}
