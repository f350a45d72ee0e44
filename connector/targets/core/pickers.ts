// Pickers: a page of choices for a dynamic list.

import type { Json, Output, Picker } from './spec';
import type { Exchange } from './messages';
import { textOf } from './operators';
import { readPage } from './paging';
import { lookup, put } from './paths';
import { buildRequest } from './request';

export interface Choice {
  value: Json;
  label: string;
}

/** Choices, and the number of the next page, or null. */
export interface Choices {
  options: Choice[];
  next: number | null;
}

/** What is needed of a picker; the name is only for those who choose among pickers. */
export type PickerSpec = Omit<Picker, 'name'>;

/**
 * One page of choices, searched by the backend where it can and here where it cannot.
 * A choice that several records give, as printers of one model do, is offered once.
 */
export function* readChoices(picker: PickerSpec, search = '', page = 1): Exchange<Choices> {
  const constants = { ...picker.constants };
  if (search !== '' && picker.search !== undefined) put(constants, picker.search, search);
  const request = buildRequest(picker.operation, [], {}, constants);
  const output: Output = { keys: picker.records, many: true };
  const result = yield* readPage(picker.operation, request, output, page);
  const fits = ({ label }: Choice) => label.toLowerCase().includes(search.toLowerCase());
  const fixed = page === 1 ? (picker.fixed ?? []) : [];
  const found = result.records.map((record) => choiceOf(picker, record)).filter(isChoice);
  const options = picker.search === undefined ? found.filter(fits) : found;
  return {
    options: eachOnce([...fixed.filter(fits), ...options]),
    next: result.last ? null : page + 1,
  };
}

/** The first choice of each value, as its text tells them apart. */
export function eachOnce(choices: Choice[]): Choice[] {
  const found = new Map<string, Choice>();
  for (const choice of choices) {
    const value = textOf(choice.value);
    if (!found.has(value)) found.set(value, choice);
  }
  return [...found.values()];
}

function choiceOf(picker: PickerSpec, record: Json): Choice | null {
  const value = lookup(record, picker.value);
  if (value === null) return null;
  const label = lookup(record, picker.label);
  const detail = picker.detail === undefined ? '' : textOf(lookup(record, picker.detail));
  const text = textOf(label === null || label === '' ? value : label);
  return { value, label: detail === '' ? text : `${text} (${detail})` };
}

function isChoice(choice: Choice | null): choice is Choice {
  return choice !== null;
}
