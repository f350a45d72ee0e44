// Editing what the backend only overwrites: what was not given is read and sent again.
//
// The record is read before anything is written.

import type { Action, Keep, Kind } from './spec';
import type { Exchange } from './messages';
import type { Values } from './inputs';
import { ApiError } from './errors';
import { has, lookup, put } from './paths';
import { READERS } from './readers';
import { readRecord } from './reading';

const DAY = 86_400;
/** Days since 1970 that every platform's calendar has. */
const LAST = 2_900_000;

/**
 * The values with those that were not given as they are now.
 *
 * Throws ApiError "refused" if one that the call needs is neither given nor in the record.
 */
export function* keptValues(action: Action, keep: Keep, values: Values): Exchange<Values> {
  const record = yield* readRecord(keep, values);
  const merged: Values = { ...values };
  const missing: string[] = [];
  for (const kept of keep.each) {
    if (has(values, kept.input)) continue;
    const found = lookup(record, kept.at);
    const kind = action.inputs?.find((item) => item.name === kept.input)?.kind as Kind;
    const value = READERS[kind](kept.day ? dayOf(found) : found);
    if (value !== null && value !== '') put(merged, kept.input, value);
    else if (kept.needed) {
      missing.push(`${kept.input}: is not in what was read, and would be lost; give it`);
    }
  }
  if (missing.length > 0) throw new ApiError('refused', missing.join('; '));
  return merged;
}

/**
 * The day, as YYYY-MM-DD, whose midnight is nearest, or null for no time.
 *
 * The backend shows a day as the seconds of its midnight where the account is.
 */
export function dayOf(seconds: unknown): string | null {
  if (typeof seconds !== 'number') return null;
  const days = Math.floor((seconds + DAY / 2) / DAY);
  if (seconds <= 0 || days > LAST) return null;
  return new Date(days * DAY * 1000).toISOString().slice(0, 10);
}
