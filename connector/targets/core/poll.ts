// Polling: reading a list again and again, as far back as the window reaches.
//
// The time used is the records' own, never a local clock. State changes only when a poll succeeds
// as a whole: any error leaves the caller with the state it had. `detect` turns what was read into
// events.

import type { Input, JsonObject, Output, Poll, Trigger } from './spec';
import type { Event, Seen, State } from './detect';
import type { Exchange, Request } from './messages';
import type { Given, Values } from './inputs';
import { edge, event, firstEdge, gone, nextState, see, timesOf } from './detect';
import { ApiError } from './errors';
import { passes } from './filters';
import { readInputs } from './inputs';
import { readOne, readPage } from './paging';
import { has } from './paths';
import { buildRequest } from './request';

const MAX_PAGES = 1000;
const MAX_WALKS = 3;

/** Events, oldest first, and the state to pass to the next poll. */
export interface Polled {
  events: Event[];
  state: State;
}

type Found = Map<string, Seen>;
type Constants = JsonObject | undefined;

/**
 * What one walk over the pages saw.
 *
 * `moved` means that rows moved between pages meanwhile. Without a total that may be so although
 * nothing shows it, and then the walk is not `sure`; without a time a later poll makes up for it,
 * unless what is missing counts.
 */
interface Walk {
  found: Found;
  moved: boolean;
  sure: boolean;
}

/** What all walks saw, and whether the last one left no doubt that it is the whole list. */
interface Reading {
  found: Found;
  whole: boolean;
}

/** For what was found so far: how far back to read, in milliseconds, or null for everything. */
type Reach = (found: Found) => number | null;

/**
 * Check the inputs now, and return the exchange of one poll.
 *
 * The first poll (state null) takes stock and emits nothing, and so does the first one after an
 * input changed that is sent along, since it reads another list.
 */
export function poll(trigger: Trigger, given: Given, state: State | null): Exchange<Polled> {
  const values = readInputs(trigger.inputs ?? [], given);
  const asked = askedOf(trigger.inputs ?? [], values);
  const isSame = state !== null && (state.asked ?? '') === asked;
  return isSame ? compare(trigger, values, state, asked) : takeStock(trigger, values, asked);
}

/** What is sent of the inputs, as text. */
function askedOf(inputs: readonly Input[], values: Values): string {
  const sent = inputs.filter((item) => item.destinations?.length && has(values, item.name));
  return sent.length === 0 ? '' : JSON.stringify(sent.map(({ name }) => [name, values[name]]));
}

function* takeStock(trigger: Trigger, values: Values, asked: string): Exchange<Polled> {
  const how = pollOf(trigger);
  let opened: Found = new Map();
  if (how.open !== undefined) {
    const where = { ...how.constants, ...how.open.where };
    opened = (yield* readWindow(how, requestOf(trigger, values, where), () => null)).found;
  }
  const request = requestOf(trigger, values, how.constants);
  const read = yield* readWindow(how, request, (found) => firstEdge(how, found, opened));
  const found = new Map([...opened, ...read.found]);
  return { events: [], state: marked(nextState(how, found, null, read.whole), asked) };
}

function* compare(
  trigger: Trigger,
  values: Values,
  state: State,
  asked: string,
): Exchange<Polled> {
  const how = pollOf(trigger);
  const request = requestOf(trigger, values, how.constants);
  const { found, whole } = yield* readWindow(how, request, () => edge(state));
  const made = how.emit === 'gone' ? missing(how, found, whole, state) : seenNow(how, found, state);
  const events = made.filter(({ item }) => passes(trigger.inputs ?? [], values, item));
  return { events, state: marked(nextState(how, found, state, whole), asked) };
}

/** A polling trigger says how to poll; the compiler of the spec sees to it. */
function pollOf(trigger: Trigger): Poll {
  return trigger.poll as Poll;
}

function requestOf(trigger: Trigger, values: Values, constants: Constants): Request {
  return buildRequest(pollOf(trigger).operation, trigger.inputs ?? [], values, constants);
}

function marked(state: State, asked: string): State {
  return asked === '' ? state : { ...state, asked };
}

function missing(how: Poll, found: Found, whole: boolean, state: State): Event[] {
  return whole ? gone(how, found, state) : [];
}

function seenNow(how: Poll, found: Found, state: State): Event[] {
  const made = [...found.values()].sort(byTime).map((seen) => event(how, seen, state));
  return made.filter((one) => one !== null);
}

function byTime(one: Seen, other: Seen): number {
  const order = (one.time ?? 0) - (other.time ?? 0);
  if (order !== 0 || one.id === other.id) return order;
  return one.id < other.id ? -1 : 1;
}

/** Walk the window, at most three times: until no row moved or, unsure, none was new. */
function* readWindow(how: Poll, request: Request, reach: Reach): Exchange<Reading> {
  const found: Found = new Map();
  for (let walks = 0; walks < MAX_WALKS; walks += 1) {
    const walked = yield* walk(how, request, reach);
    const isNew = [...walked.found.keys()].some((id) => !found.has(id));
    for (const [id, seen] of walked.found) found.set(id, seen);
    if (!walked.moved && (walked.sure || !isNew)) return { found, whole: true };
  }
  return { found, whole: false };
}

/**
 * Read pages down to the edge that `reach` names for what was found (null: all pages).
 *
 * After several pages the first is read again: a row that is new there, or another total, means
 * that rows moved, and one may have slipped from a page not yet read to one already read.
 */
function* walk(how: Poll, request: Request, reach: Reach): Exchange<Walk> {
  const output: Output = { keys: how.records, many: how.single !== true };
  if (how.single) {
    const only = yield* readOne(how.operation, request, output);
    return { found: see(how, only), moved: false, sure: true };
  }
  const found: Found = new Map();
  const totals = new Set<number | null>();
  for (let number = 1; number <= MAX_PAGES; number += 1) {
    const page = yield* readPage(how.operation, request, output, number);
    const seen = see(how, page);
    for (const [id, row] of seen) found.set(id, row);
    totals.add(page.total);
    if (!page.last && !isPast(how, seen, reach(found))) continue;
    if (number === 1) return { found, moved: false, sure: true };
    const again = yield* readPage(how.operation, request, output, 1);
    const head = see(how, again);
    const moved = totals.add(again.total).size > 1 || [...head.keys()].some((id) => !found.has(id));
    const sure = how.emit !== 'gone' && (again.total !== null || how.cursor === undefined);
    return { found: new Map([...found, ...head]), moved, sure };
  }
  throw new ApiError('unexpected', `The list has more than ${MAX_PAGES} pages`, 200);
}

/** Whether a page of a list that is newest first reaches beyond the edge of the window. */
function isPast(how: Poll, page: Found, limit: number | null): boolean {
  if (how.order !== 'newest_first' || limit === null) return false;
  return timesOf(page.values()).some((time) => time < limit);
}
