// The backend's times: ISO 8601 text, unix seconds, and HTTP dates in headers.

import type { CursorFormat } from './spec';
import { LARGEST } from './json_text';

const DATE = '(\\d{4})-(0[1-9]|1[0-2])-(0[1-9]|[12]\\d|3[01])';
const TIME = '([01]\\d|2[0-3]):([0-5]\\d)(?::([0-5]\\d)(?:\\.(\\d+))?)?';
const OFFSET = '(?:Z|([+-])([01]\\d|2[0-3]):?([0-5]\\d))';
/** The forms of ISO 8601 that every platform reads alike. */
const ISO = new RegExp(`^${DATE}(?:[T ]${TIME}${OFFSET}?)?$`);
const HTTP = /^[A-Z][a-z]{2}, (\d\d) ([A-Z][a-z]{2}) (\d{4}) (\d\d:\d\d:\d\d) GMT$/;
const MONTHS = 'Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec'.split(' ');
const DAY = 86_400_000;
const MINUTE = 60_000;

/**
 * A time in milliseconds since 1970, or null if the value is no time of that form.
 *
 * ISO times without an offset are UTC.
 */
export function milliseconds(value: unknown, form: CursorFormat): number | null {
  if (form === 'epoch') {
    const time = typeof value === 'number' ? value * 1000 : NaN;
    return Math.abs(time) <= LARGEST ? Math.trunc(time) : null;
  }
  const found = typeof value === 'string' ? value.match(ISO) : null;
  if (found === null) return null;
  const [, year, month, day, hour, minute, second, fraction, sign, ahead, aside] = found;
  const days = dayNumber(Number(year), Number(month), Number(day));
  if (days === null) return null;
  const minutes = whole(hour) * 60 + whole(minute);
  const offset = (whole(ahead) * 60 + whole(aside)) * (sign === '-' ? -1 : 1);
  const rest = whole(second) * 1000 + Number((fraction ?? '').slice(0, 3).padEnd(3, '0'));
  return days * DAY + (minutes - offset) * MINUTE + rest;
}

function whole(digits: string | undefined): number {
  return digits === undefined ? 0 : Number(digits);
}

/** Days since 1970, or null for a date that no calendar has. */
function dayNumber(year: number, month: number, day: number): number | null {
  const date = new Date(0);
  date.setUTCFullYear(year, month - 1, day);
  return year > 0 && date.getUTCDate() === day ? date.getTime() / DAY : null;
}

/** The seconds since 1970 of an HTTP date header, or 0 without a readable one. */
export function httpSeconds(value: string | undefined): number {
  const [, day, name = '', year, time] = (value ?? '').match(HTTP) ?? [];
  const month = String(MONTHS.indexOf(name) + 1).padStart(2, '0');
  const moment = milliseconds(`${year}-${month}-${day}T${time}Z`, 'iso');
  return moment === null ? 0 : Math.floor(moment / 1000);
}
