// Reading inputs: check what was given, name what is wrong, and say what would be right.
//
// Platforms hand over numbers as text and lists as comma separated text, so readings are lenient
// where the meaning is plain and refuse everything else before any request is made.

import type { Input } from './spec';
import { InputError } from './errors';
import { has, own, put } from './paths';
import { apply, characters, split, textOf } from './operators';
import { NAMES, READERS } from './readers';

export type Given = Record<string, unknown>;
export type Values = Record<string, unknown>;

type Reading = { value: unknown } | { problem: string };

/**
 * The values by input name, checked; inputs that were not given are left out.
 *
 * Null, empty text and empty lists (such as the text ",") count as not given. Throws InputError
 * with every problem.
 */
export function readInputs(
  inputs: readonly Input[],
  given: Given,
  oneOf: readonly string[][] = [],
  anyOf: readonly string[][] = [],
): Values {
  const known = inputs.map((item) => item.name);
  const problems = Object.keys(given)
    .filter((name) => !known.includes(name))
    .map((name) => `${name}: no such input; takes ${known.join(', ') || 'none'}`);
  const values: Values = {};
  for (const item of inputs) {
    const reading = readInput(item, own(given, item.name));
    if (reading === null) continue;
    if ('problem' in reading) problems.push(`${item.name}: ${reading.problem}`);
    else put(values, item.name, reading.value);
  }
  const sent = inputs.filter((item) => has(values, item.name) && sends(item, values));
  const count = (group: string[]) => sent.filter((item) => group.includes(item.name)).length;
  for (const group of oneOf) {
    if (count(group) !== 1) problems.push(`${group.join(', ')}: give exactly one of them`);
  }
  for (const group of anyOf) {
    if (count(group) === 0) problems.push(`${group.join(', ')}: give at least one of them`);
  }
  if (problems.length > 0) throw new InputError(problems);
  return values;
}

/** What was given or else the default; null if there is neither and neither is needed. */
function readInput(item: Input, given: unknown): Reading | null {
  const value = missing(item, given) ? item.default : given;
  if (missing(item, value)) {
    return item.required ? { problem: `required; takes ${takes(item)}` } : null;
  }
  if (!item.many) return readOne(item, value);
  const entries = entriesOf(value);
  if (item.max_items !== undefined && entries.length > item.max_items) {
    return { problem: `takes at most ${item.max_items} values, not ${entries.length}` };
  }
  const list: unknown[] = [];
  for (const entry of entries) {
    const reading = readOne(item, entry);
    if ('problem' in reading) return reading;
    list.push(reading.value);
  }
  return { value: list };
}

/** Whether an input reaches the request; a switch that is off may have nothing to send. */
function sends(item: Input, values: Values): boolean {
  const destinations = item.destinations ?? [];
  const arrives = destinations.some((place) => apply(place, own(values, item.name)) !== undefined);
  return destinations.length === 0 || arrives;
}

function missing(item: Input, value: unknown): boolean {
  if (value === null || value === undefined || value === '') return true;
  return Array.isArray(value) ? value.length === 0 : !!item.many && entriesOf(value).length === 0;
}

function entriesOf(value: unknown): unknown[] {
  if (Array.isArray(value)) return value;
  return typeof value === 'string' ? split(value, ',') : [value];
}

function readOne(item: Input, given: unknown): Reading {
  const value = READERS[item.kind](given);
  if (value === null) return { problem: `takes ${takes(item)}, not ${show(given)}` };
  const problem = check(item, value);
  return problem === null ? { value } : { problem };
}

/** What is wrong with a value that could be read, or null. */
function check(item: Input, value: unknown): string | null {
  if (item.options?.length && !item.options.some((option) => option.value === value)) {
    return `takes ${takes(item)}, not ${show(value)}`;
  }
  if (typeof value === 'number' && outside(item, value)) {
    return `takes ${takes(item)}, not ${show(value)}`;
  }
  return typeof value === 'string' ? checkText(item, value) : null;
}

function outside(item: Input, value: number): boolean {
  const { minimum = value, maximum = value } = item;
  return value < minimum || value > maximum;
}

function checkText(item: Input, value: string): string | null {
  if (item.max_length !== undefined && value.length > item.max_length) {
    return `takes at most ${item.max_length} characters`;
  }
  if (item.pattern !== undefined && !new RegExp(item.pattern, 'u').test(value)) {
    const example = item.placeholder ? `such as ${item.placeholder}` : `that fits ${item.pattern}`;
    return `takes ${takes(item)} ${example}, not ${show(value)}`;
  }
  return item.many ? null : checkSplit(item, value);
}

/** Text that is split on the way: its parts are what the bound counts. */
function checkSplit(item: Input, value: string): string | null {
  const bound = item.max_items;
  if (bound === undefined) return null;
  for (const destination of item.destinations ?? []) {
    if (destination.split === undefined) continue;
    const parts = apply(destination, value);
    const count = (parts as string | unknown[]).length;
    if (count === 0 || count > bound) return `takes 1 to ${bound} lines, not ${count}`;
  }
  return null;
}

function takes(item: Input): string {
  if (item.options?.length) {
    return `one of ${item.options.map((option) => textOf(option.value)).join(', ')}`;
  }
  const words = NAMES[item.kind][item.many ? 1 : 0];
  const { minimum: low, maximum: high } = item;
  if (low !== undefined && high !== undefined) {
    return `${words} from ${textOf(low)} to ${textOf(high)}`;
  }
  if (low !== undefined) return `${words} of at least ${textOf(low)}`;
  return high === undefined ? words : `${words} of at most ${textOf(high)}`;
}

/** A value in a message; only short scalars are repeated, since inputs may be anything. */
function show(value: unknown): string {
  if (typeof value === 'boolean' || typeof value === 'number') return textOf(value);
  if (typeof value === 'string') return characters(value) <= 40 ? `"${value}"` : 'a longer text';
  return Array.isArray(value) ? 'a list' : 'an object';
}
