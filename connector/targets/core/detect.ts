// Detecting events: comparing what a poll saw with what the polls before it saw.
//
// What is created and gone, or changed and changed back, between two polls is invisible, and so is
// a record that appears with a time older than the window.

import type { Json, JsonObject, Poll } from './spec';
import type { Page } from './paging';
import { ApiError } from './errors';
import { textOf } from './operators';
import { isRecord, lookup, own, place } from './paths';
import { httpSeconds, milliseconds } from './timestamps';

/** A record that has no time is forgotten after so many polls without it. */
const MAX_MISSES = 3;
const LOOK_BACK = 120;

/** What is kept of a record: its value, its time in ms or null, its misses and its changes. */
type Kept = [value: string, time: number | null, misses: number, changes: number];

/**
 * JSON, opaque to callers.
 *
 * `born` is the server's time at the first poll, `since` the edge of the window, and `seen` holds
 * every record inside the window by its id.
 */
export interface State {
  version: number;
  born: number;
  since: number | null;
  seen: Record<string, Kept>;
  /** What was sent of the inputs, if anything was. */
  asked?: string;
}

/** One record as a poll saw it: `time` in milliseconds, `served` in seconds since 1970. */
export interface Seen {
  id: string;
  value: string;
  time: number | null;
  record: JsonObject;
  served: number;
}

export interface Event {
  id: string;
  item: JsonObject;
}

/** The records of a page by their identity. */
export function see(how: Poll, page: Page): Map<string, Seen> {
  const served = httpSeconds(own(page.response.headers, 'date'));
  const found = new Map<string, Seen>();
  for (const record of page.records) {
    const identity = how.single ? '' : lookup(record, how.identity);
    if (!isRecord(record) || identity === null) {
      throw new ApiError('unexpected', `A record holds no ${how.identity}`, 200);
    }
    const value = how.field === undefined ? '' : textOf(lookup(record, how.field));
    const id = textOf(identity);
    found.set(id, { id, value, time: timeOf(how, record), record, served });
  }
  return found;
}

function timeOf(how: Poll, record: Json): number | null {
  if (how.cursor === undefined) return null;
  return milliseconds(lookup(record, how.cursor), how.cursor_format ?? 'iso');
}

/** How far back a poll has to read, or null to read everything. */
export function edge(state: State): number | null {
  return state.since;
}

/** The times, in milliseconds, of those records that have one. */
export function timesOf(records: Iterable<Seen>): number[] {
  const times: number[] = [];
  for (const { time } of records) if (time !== null) times.push(time);
  return times;
}

function least(numbers: number[], start: number): number {
  return numbers.reduce((one, other) => Math.min(one, other), start);
}

/**
 * The edge of a window that ends with the newest record, or null if no record has a time.
 *
 * It ends no later than the server's own time: a single record dated years ahead would otherwise
 * put every other one outside of the window.
 */
function edgeBehind(how: Poll, found: ReadonlyMap<string, Seen>): number | null {
  const times = timesOf(found.values());
  if (times.length === 0) return null;
  const newest = times.reduce((one, other) => Math.max(one, other));
  const served = [...found.values()].reduce((most, seen) => Math.max(most, seen.served), 0);
  const end = served === 0 ? newest : Math.min(newest, served * 1000);
  return end - (how.look_back ?? LOOK_BACK) * 1000;
}

/** How far back the first poll has to read, so that the next one meets nothing unknown. */
export function firstEdge(
  how: Poll,
  found: ReadonlyMap<string, Seen>,
  opened: ReadonlyMap<string, Seen>,
): number | null {
  const newest = edgeBehind(how, found);
  return newest === null ? null : least(timesOf(opened.values()), newest);
}

/**
 * The event that a record makes against what was seen before, or null.
 *
 * The id is the same whenever the same poll is repeated from the same state.
 */
export function event(how: Poll, seen: Seen, state: State): Event | null {
  const before = own(state.seen, seen.id);
  if (seen.time !== null && state.since !== null && seen.time < state.since) return null;
  if (how.emit === 'new') return before ? null : { id: seen.id, item: seen.record };
  if (how.emit === 'reached') {
    const to = how.to ?? [];
    if (!to.includes(seen.value) || (before && to.includes(before[0]))) return null;
    return { id: `${seen.id}:${to[0]}`, item: seen.record };
  }
  if (before === undefined || !counts(how, before[0], seen.value)) return null;
  const change = { field: how.field ?? null, from: before[0], to: seen.value };
  const id = `${seen.id}:${state.born}:${before[3] + 1}`;
  return { id, item: { ...seen.record, change } };
}

/**
 * The events of records that were seen before and are missing from a whole list.
 *
 * Nothing is left to read of them, so an item holds no more than what was remembered.
 */
export function gone(how: Poll, found: ReadonlyMap<string, Seen>, state: State): Event[] {
  const missing = Object.entries(state.seen).filter(([id]) => !found.has(id));
  missing.sort(([one], [other]) => (one < other ? -1 : 1));
  return missing.map(([id, [value, , , changes]]) => {
    const item: JsonObject = {};
    place(item, how.identity, id);
    if (how.field !== undefined) place(item, how.field, value);
    return { id: `${id}:${state.born}:${changes + 1}`, item };
  });
}

/**
 * Whether a field went from one value to another in a way that the poll looks for.
 *
 * `to` may hold several spellings of one value, so a turn from one of them to another is none.
 */
function counts(how: Poll, before: string, now: string): boolean {
  if (how.to !== undefined && (!how.to.includes(now) || how.to.includes(before))) return false;
  return before !== now && how.not_to?.includes(now) !== true;
}

/**
 * What the next poll needs. `whole`: the list was read so that no record can be missing.
 *
 * The window's edge moves forward only, and never past a record that is still open. Records that
 * were seen before but not now are kept, because a page may have missed them.
 */
export function nextState(
  how: Poll,
  found: ReadonlyMap<string, Seen>,
  state: State | null,
  whole: boolean,
): State {
  const before = state?.seen ?? {};
  const since = nextEdge(how, found, state);
  const kept: [string, Kept][] = [];
  for (const [id, [value, time, misses, changes]] of Object.entries(before)) {
    const stays = how.emit === 'gone' ? !whole : time !== null || misses + 1 < MAX_MISSES;
    if (!found.has(id) && stays) kept.push([id, [value, time, misses + 1, changes]]);
  }
  for (const { id, value, time, served } of found.values()) {
    const old = own(before, id) ?? [value, null, 0, firstCount(served, state)];
    kept.push([id, [value, time, 0, old[3] + (old[0] === value ? 0 : 1)]]);
  }
  const inside = kept.filter(([, [, time]]) => time === null || since === null || time >= since);
  const born = state?.born ?? firstServed(found);
  return { version: 1, born, since, seen: Object.fromEntries(inside) };
}

/**
 * Where a record's count of changes begins: with the seconds since the first poll.
 *
 * That is above every earlier count, since a poll counts one change at most. So the changes of a
 * record that was forgotten and comes back do not repeat the ids of those before.
 */
function firstCount(served: number, state: State | null): number {
  return state === null ? 0 : Math.max(0, served - state.born);
}

function firstServed(found: ReadonlyMap<string, Seen>): number {
  const served = [...found.values()].map((seen) => seen.served);
  return least(served, served[0] ?? 0);
}

function nextEdge(how: Poll, found: ReadonlyMap<string, Seen>, state: State | null): number | null {
  const old = state?.since ?? null;
  const newest = edgeBehind(how, found);
  if (newest === null) return old;
  const waiting = [...found.values()].filter(({ value }) => how.open?.values.includes(value));
  const open = timesOf(waiting).filter((time) => time !== 0);
  const settled = least(open, newest);
  return old === null ? settled : Math.max(old, settled);
}
