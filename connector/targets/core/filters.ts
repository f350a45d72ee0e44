// Filters of triggers and lists: an event or record passes if each given input fits its value.

import type { Input } from './spec';
import type { Values } from './inputs';
import { textOf } from './operators';
import { has, lookup } from './paths';

/** A number as a change shows it: one of JSON's, as text. */
const NUMBER = /^-?[0-9]+(\.[0-9]+)?(e[+-]?[0-9]+)?$/i;

/** Whether an event or record fits every filter. Ids are compared as text: 42 equals "42". */
export function passes(inputs: readonly Input[], values: Values, event: unknown): boolean {
  for (const item of inputs) {
    if (item.filter === undefined || !has(values, item.name)) continue;
    const value = values[item.name];
    const wanted: unknown[] = item.many && Array.isArray(value) ? value : [value];
    const found = lookup(event, item.filter);
    if (found === null || !wanted.some((one) => fits(item, found, one))) return false;
  }
  return true;
}

/** Whether the value is what is wanted. Names and parts of a text are found in capitals, too. */
function fits(item: Input, found: unknown, wanted: unknown): boolean {
  if (item.match === 'named') {
    return textOf(found).toLowerCase() === textOf(wanted).toLowerCase();
  }
  if (item.match === 'falls_below') return crosses(found, wanted, 'to', 'from');
  if (item.match === 'reaches') return crosses(found, wanted, 'from', 'to');
  if (item.match === 'contains') {
    return textOf(found).toLowerCase().includes(textOf(wanted).toLowerCase());
  }
  return textOf(found) === textOf(wanted);
}

type Side = 'from' | 'to';

/** Whether a change puts the limit between its two numbers: `low` is below it, `high` is not. */
function crosses(change: unknown, limit: unknown, low: Side, high: Side): boolean {
  const [below, above] = [numberAt(change, low), numberAt(change, high)];
  return below !== null && above !== null && below < Number(limit) && Number(limit) <= above;
}

function numberAt(change: unknown, side: Side): number | null {
  const text = textOf(lookup(change, side));
  return NUMBER.test(text) ? Number(text) : null;
}
