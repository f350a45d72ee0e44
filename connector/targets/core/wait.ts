// The wait strategy: a record is read again and again until it is as it should be.
//
// Nobody here knows the time. What is counted are the waits between the readings, which whoever
// sends the requests really makes.

import type { Action, Json, Operation, Wait } from './spec';
import type { Exchange } from './messages';
import type { Values } from './inputs';
import { ApiError } from './errors';
import { textOf } from './operators';
import { lookup } from './paths';
import { buildRequest } from './request';
import { readAnswer, shape } from './response';

/** The record once it is so. Throws ApiError "deadline" with its last state if it never is. */
export function* wait(action: Action, how: Wait, values: Values): Exchange {
  const { inputs, constants, effect, output } = action;
  // Whatever waits has an operation and an input that says how long; the compiler sees to it.
  const operation = action.operation as Operation;
  let request = buildRequest(operation, inputs, values, constants, effect);
  let left = Number(values.timeout);
  for (;;) {
    const record = shape(output, readAnswer(yield request));
    const found = lookup(record, how.path);
    if (how.values === undefined ? found !== null : how.values.includes(textOf(found))) {
      return record;
    }
    if (left <= 0) throw new ApiError('deadline', late(how, found, Number(values.timeout)));
    const delay = Math.min(how.every, left);
    request = { ...request, delay };
    left -= delay;
  }
}

function late({ path }: Wait, found: Json, seconds: number): string {
  const state = found === null ? 'missing' : textOf(found);
  return `After ${seconds} s ${path} is still ${state}`;
}
