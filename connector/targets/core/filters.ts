// Filters of triggers and lists: an event or record passes if each given input fits its value.

import type { Input } from './spec';
import type { Values } from './inputs';
import { textOf } from './operators';
import { has, lookup } from './paths';

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
  if (item.match === 'contains') {
    return textOf(found).toLowerCase().includes(textOf(wanted).toLowerCase());
  }
  return textOf(found) === textOf(wanted);
}
