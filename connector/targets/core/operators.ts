// The mapping operators: from what a person entered to what the wire wants. The set is closed.

import type { Destination, JsonObject } from './spec';
import { numberText, writeJson } from './json_text';
import { own } from './paths';

/** What `split` trims; spelled out because languages differ in what they call white space. */
const BLANK = ' \t\r\n';

/**
 * A value as the text that stands for it in a query, a list or a table.
 *
 * Null is empty text, and whatever is not a scalar is its JSON.
 */
export function textOf(value: unknown): string {
  if (value === null || value === undefined) return '';
  if (typeof value === 'number') return numberText(value);
  return typeof value === 'string' || typeof value === 'boolean' ? String(value) : writeJson(value);
}

/** Run the operators of a destination in their order; undefined means "do not send". */
export function apply(destination: Destination, given: unknown): unknown {
  let value = given;
  if (destination.split !== undefined) value = split(String(value), destination.split);
  if (destination.map !== undefined) {
    value = mapped(value, destination.map);
    if (value === undefined) return undefined;
  }
  if (destination.cast === 'flag') value = value ? 1 : 0;
  else if (destination.cast === 'json_text') value = writeJson(value);
  if (destination.join !== undefined) return joined(value, destination.join);
  if (destination.join_many !== undefined && Array.isArray(value)) {
    return value.length === 1 ? value[0] : joined(value, destination.join_many);
  }
  return value;
}

/** The parts of a text, trimmed, without the empty ones. */
export function split(value: string, separator: string): string[] {
  return value
    .split(separator)
    .map(strip)
    .filter((part) => part !== '');
}

/** A text without the BLANK at its ends. */
export function strip(text: string): string {
  let start = 0;
  let end = text.length;
  while (start < end && BLANK.includes(text.charAt(start))) start += 1;
  while (end > start && BLANK.includes(text.charAt(end - 1))) end -= 1;
  return text.slice(start, end);
}

/** How many characters a text has; `length` counts those beyond the first 65,536 twice. */
export function characters(text: string): number {
  return text.replace(/[\uD800-\uDBFF][\uDC00-\uDFFF]/g, '_').length;
}

function mapped(value: unknown, table: JsonObject): unknown {
  if (!Array.isArray(value)) return own(table, textOf(value));
  return value.map((item) => own(table, textOf(item))).filter((item) => item !== undefined);
}

function joined(value: unknown, separator: string): string {
  return (Array.isArray(value) ? value : [value]).map(textOf).join(separator);
}
