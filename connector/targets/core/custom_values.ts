// The custom_values strategy: values of custom fields, each under the key of its field's type.
//
// The definitions are read first, so that every value is checked before any is written.

import type { CustomValues, Json, JsonObject, Kind } from './spec';
import type { Exchange } from './messages';
import type { Values } from './inputs';
import { ApiError } from './errors';
import { textOf } from './operators';
import { readList } from './paging';
import { isRecord, lookup, own } from './paths';
import { NAMES, READERS } from './readers';
import { buildRequest } from './request';

/** The input that holds the values by field. */
const VALUES = 'values';

/** The types of fields by the key of their values. */
const TYPES: Readonly<Record<string, readonly string[]>> = {
  string: ['text', 'longtext', 'phone', 'email', 'url', 'select', 'radio'],
  options: ['multiselect', 'checkbox'],
  date: ['date', 'datetime'],
  boolean: ['boolean'],
  number: ['number'],
};

/** The reader of each key. */
const KINDS: Readonly<Record<string, Kind>> = {
  string: 'text',
  options: 'text',
  date: 'datetime',
  boolean: 'boolean',
  number: 'number',
};

/** `[{customFieldId, value: {key: …}}]`. Throws ApiError "refused" if a field takes no such. */
export function* typedValues(custom: CustomValues, values: Values): Exchange<Json[]> {
  const given = own(values, VALUES);
  if (!isRecord(given) || Object.keys(given).length === 0) {
    throw new ApiError('refused', 'values: takes a JSON object of values by field ID or label');
  }
  const output = { keys: custom.keys ?? [], many: true };
  const { definitions } = custom;
  const fields = yield* readList(definitions, buildRequest(definitions, [], {}, {}), output);
  const written: Json[] = [];
  const problems: string[] = [];
  for (const name of Object.keys(given).sort()) {
    const result = writtenOf(fields, name, given[name]);
    if (typeof result === 'string') problems.push(`values.${name}: ${result}`);
    else written.push(result);
  }
  if (problems.length > 0) throw new ApiError('refused', problems.join('; '));
  return written;
}

/** A value as it is written, or what is wrong with it. */
function writtenOf(fields: readonly Json[], name: string, value: unknown): JsonObject | string {
  const field = fieldOf(fields, name);
  if (field === undefined) {
    const known = fields.map((one) => textOf(lookup(one, 'fieldId'))).join(', ');
    return known === '' ? 'is no custom field' : `is no custom field; there is ${known}`;
  }
  const type = lookup(field, 'fieldType');
  const key = Object.keys(TYPES).find((one) => TYPES[one]?.some((known) => known === type));
  if (key === undefined) return 'is a field of a type that is not known here';
  const kind = KINDS[key] as Kind;
  const choices = choicesOf(field);
  const entries = key === 'options' && Array.isArray(value) ? value : [value];
  const read: Json[] = [];
  for (const entry of entries) {
    const found = READERS[kind](entry) as Json;
    if (found === null) return `takes ${NAMES[kind][0]}`;
    if (choices.length > 0 && kind === 'text' && !choices.includes(String(found))) {
      return `takes one of ${choices.join(', ')}`;
    }
    read.push(found);
  }
  const typed = { [key]: key === 'options' ? read : (read[0] as Json) };
  return { customFieldId: lookup(field, 'fieldId'), value: typed };
}

/** The field with that ID, else the only one with that label. */
function fieldOf(fields: readonly Json[], name: string): Json | undefined {
  for (const key of ['fieldId', 'fieldLabel']) {
    const found = fields.filter((field) => lookup(field, key) === name);
    if (found.length === 1) return found[0];
  }
  return undefined;
}

function choicesOf(field: Json): string[] {
  const listed = lookup(field, 'fieldOptions.options');
  const values = Array.isArray(listed) ? listed.map((row) => lookup(row, 'value')) : [];
  return values.filter((value) => value !== null && typeof value !== 'object').map(textOf);
}
