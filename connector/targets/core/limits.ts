// Limits that are not in the spec but in the answers, such as those of a printer's model.
//
// They are read before anything is sent that changes something.

import type { Json, Limit, Limits } from './spec';
import type { Exchange } from './messages';
import type { Values } from './inputs';
import { ApiError } from './errors';
import { textOf } from './operators';
import { has, lookup } from './paths';
import { readRecord } from './reading';

/** Read the limits. Throws ApiError "refused" if an input is beyond one. */
export function* keepLimits(limits: Limits, values: Values): Exchange<void> {
  if (!limits.each.some((limit) => has(values, limit.input))) return;
  const record = yield* readRecord(limits, values);
  const problems = limits.each
    .map((limit) => problemOf(limit, values, record))
    .filter((problem) => problem !== null);
  if (problems.length > 0) throw new ApiError('refused', problems.join('; '));
}

function problemOf(limit: Limit, values: Values, record: Json): string | null {
  if (!has(values, limit.input)) return null;
  const needed = limit.needs === undefined ? null : lookup(record, limit.needs);
  // The backend writes truth values as false and true or as 0 and 1.
  if (needed === false || needed === 0) return `${limit.input}: ${limit.lacking ?? ''}`;
  const value = Number(values[limit.input]);
  let most = lookup(record, limit.at);
  if (limit.entry !== undefined) most = Array.isArray(most) ? (most[limit.entry] ?? null) : null;
  if (typeof most !== 'number' || most <= 0 || Math.abs(value) <= most) return null;
  return `${limit.input}: takes at most ${textOf(most)} by ${limit.at}, not ${textOf(value)}`;
}
