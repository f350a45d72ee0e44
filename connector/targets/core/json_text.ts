// JSON text, read and written alike in every language.

import type { Json } from './spec';
import { isRecord } from './paths';

/** The largest number up to which every platform holds whole numbers exactly. */
export const LARGEST = Number.MAX_SAFE_INTEGER;

/** The data of a JSON text, or null if it is none. */
export function readJson(text: string): Json {
  try {
    return JSON.parse(text) as Json;
  } catch {
    return null;
  }
}

/** JSON data as compact text. `JSON.stringify` would write some numbers unlike other languages. */
export function writeJson(value: unknown): string {
  if (typeof value === 'number') return numberText(value);
  if (Array.isArray(value)) return `[${value.map(writeJson).join(',')}]`;
  if (!isRecord(value)) return JSON.stringify(value ?? null);
  const fields = Object.entries(value).filter(([, item]) => item !== undefined);
  return `{${fields.map(([key, item]) => `${JSON.stringify(key)}:${writeJson(item)}`).join(',')}}`;
}

/** A number in digits; only what is closer to zero than 0.0001 has an exponent, of two digits. */
export function numberText(value: number): string {
  if (Number.isInteger(value)) return BigInt(value).toString();
  const tiny = Math.abs(value) < 1e-4;
  return tiny ? value.toExponential().replace(/e-(\d)$/, 'e-0$1') : String(value);
}
