// What is read besides an action's own operation: the request, and the record in its answer.

import type { Json, JsonObject, Keep, Limits, MaterialTags } from './spec';
import type { Exchange, Request } from './messages';
import type { Values } from './inputs';
import { has, put } from './paths';
import { buildRequest } from './request';
import { readAnswer, shape } from './response';

/** The request of a reading, with the inputs that it is sent. */
export function readingOf(how: Limits | Keep | MaterialTags, values: Values): Request {
  const given: JsonObject = {};
  for (const [place, name] of Object.entries(how.given)) {
    if (has(values, name)) put(given, place, values[name]);
  }
  return buildRequest(how.operation, [], {}, given);
}

/** The record that limits or values are looked up in. */
export function* readRecord(how: Limits | Keep, values: Values): Exchange<Json> {
  return shape({ keys: how.keys ?? [] }, readAnswer(yield readingOf(how, values)));
}
