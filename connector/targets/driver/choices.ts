// All the choices of a picker, for platforms that search a list themselves.

import { eachOnce, readChoices } from '../core/core';
import type { Choice, Choices, Exchange, PickerSpec } from '../core/core';

/** Every page, one after another, or the first so many; each choice once. */
export function* allChoices(
  picker: PickerSpec,
  search = '',
  pages = Infinity,
): Exchange<Choice[]> {
  const found: Choice[] = [];
  for (let page: number | null = 1; page !== null && page <= pages; ) {
    const read: Choices = yield* readChoices(picker, search, page);
    found.push(...read.options);
    page = read.next;
  }
  return eachOnce(found);
}
