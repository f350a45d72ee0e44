// Present records as the events they would make, to build a workflow with.

import { buildRequest, lookup, passes, readInputs, textOf } from '../core/core';
import type { Exchange, Given, Json, JsonObject, Poll, Trigger } from '../core/core';
import { readOne, readPage } from '../core/paging';
import { place } from '../core/paths';

/** Paths of an event into what was before, which no present record tells. */
const UNKNOWN: readonly string[] = ['change', 'change.from'];

/** At most `count` of them. No state of a poll is read or changed. */
export function* recent(trigger: Trigger, given: Given, count: number): Exchange<JsonObject[]> {
  const values = readInputs(trigger.inputs ?? [], given);
  // A polling trigger says how to poll; the compiler of the spec sees to it.
  const how = trigger.poll as Poll;
  const request = buildRequest(how.operation, trigger.inputs ?? [], values, how.constants);
  const output = { keys: how.records, many: how.single !== true };
  const page = how.single
    ? yield* readOne(how.operation, request, output)
    : yield* readPage(how.operation, request, output, 1, count);
  const records = page.records.filter((record) => isCandidate(how, record)) as JsonObject[];
  const events = records.slice(0, count).map(asEvent(how));
  const filters = (trigger.inputs ?? []).filter((input) => !UNKNOWN.includes(input.filter ?? ''));
  return events.filter((event) => passes(filters, values, event));
}

function isCandidate({ field, to, not_to: notTo }: Poll, record: Json): boolean {
  if (field === undefined) return true;
  const value = textOf(lookup(record, field));
  return (to?.includes(value) ?? true) && notTo?.includes(value) !== true;
}

function asEvent({ emit, field, identity }: Poll): (record: JsonObject) => JsonObject {
  if (emit === 'gone') return (record) => remembered(record, identity, field);
  if (emit !== 'changed' || field === undefined) return (record) => record;
  return (record) => {
    const value = textOf(lookup(record, field));
    return { ...record, change: { field, from: value, to: value } };
  };
}

/** What would be told of a record that is gone. */
function remembered(record: JsonObject, identity: string, field?: string): JsonObject {
  const told: JsonObject = {};
  place(told, identity, textOf(lookup(record, identity)));
  if (field !== undefined) place(told, field, textOf(lookup(record, field)));
  return told;
}
