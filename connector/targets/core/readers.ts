// One reader for each kind of input: the value that is meant, or null if none can be.

import type { Json, Kind } from './spec';
import { FileInput } from './messages';
import { LARGEST, readJson } from './json_text';
import { strip, textOf } from './operators';
import { isRecord } from './paths';
import { milliseconds } from './timestamps';

const INTEGER = /^[+-]?\d{1,16}$/;
const NUMBER = /^[+-]?(\d+(\.\d*)?|\.\d+)([eE][+-]?\d{1,3})?$/;

/** What one value, and what several values of a kind are called. */
export const NAMES: Readonly<Record<Kind, readonly [string, string]>> = {
  text: ['text', 'texts'],
  integer: ['a whole number', 'whole numbers'],
  number: ['a number', 'numbers'],
  boolean: ['true or false', 'true or false values'],
  datetime: ['an ISO 8601 date or time', 'ISO 8601 dates or times'],
  json: ['a JSON object or array', 'JSON objects or arrays'],
  file: ['a file', 'files'],
};

function readText(value: unknown): string | null {
  if (typeof value === 'string') return value;
  const number = readInteger(value);
  return number === null ? null : textOf(number);
}

function readInteger(value: unknown): number | null {
  const number = typeof value === 'string' ? numberIn(value, INTEGER) : value;
  return Number.isSafeInteger(number) ? (number as number) : null;
}

function readNumber(value: unknown): number | null {
  const number = typeof value === 'string' ? numberIn(value, NUMBER) : value;
  return typeof number === 'number' && Math.abs(number) <= LARGEST ? number : null;
}

function numberIn(text: string, form: RegExp): number | null {
  const trimmed = strip(text);
  return form.test(trimmed) ? Number(trimmed) : null;
}

function readBoolean(value: unknown): boolean | null {
  const text = typeof value === 'object' ? '' : strip(textOf(value)).toLowerCase();
  if (text === 'true' || text === '1') return true;
  return text === 'false' || text === '0' ? false : null;
}

function readDatetime(value: unknown): string | null {
  return typeof value === 'string' && milliseconds(value, 'iso') !== null ? value : null;
}

function readJsonInput(value: unknown): Json {
  const data = typeof value === 'string' ? readJson(value) : value;
  const isData = Array.isArray(data) || (isRecord(data) && !(data instanceof FileInput));
  return isData ? (data as Json) : null;
}

function readFile(value: unknown): FileInput | null {
  return value instanceof FileInput ? value : null;
}

export const READERS: Readonly<Record<Kind, (value: unknown) => unknown>> = {
  text: readText,
  integer: readInteger,
  number: readNumber,
  boolean: readBoolean,
  datetime: readDatetime,
  json: readJsonInput,
  file: readFile,
};
