// Decides by a call's effect whether it may be sent again, and after how long. Pure.

import type { Effect, Response } from '../core/core';
import type { Sent } from './outcome';

/** How often a platform lets a call be tried, and for how long it may wait once, in milliseconds. */
export interface Patience {
  readonly attempts: number;
  readonly longestWait: number;
}

/** Milliseconds to wait before attempt number `attempt` + 1 (from 1), or null: give up. */
export function resendDelay(
  effect: Effect,
  last: Sent,
  attempt: number,
  { attempts, longestWait }: Patience,
): number | null {
  if (attempt >= attempts) return null;
  if (last.kind === 'answered' && last.response.status === 429) {
    // A call over the limit was not carried out, so even a physical one may come again.
    const wait = untilNextWindow(last.response);
    return wait > longestWait ? null : wait;
  }
  const faulty = last.kind === 'lost' || (last.kind === 'answered' && last.response.status >= 500);
  const resendable = last.kind === 'unsent' || (isHarmless(effect) && faulty);
  return resendable ? 1000 * 2 ** (attempt - 1) : null;
}

/** Whether sending a call twice changes nothing more than sending it once. */
export function isHarmless(effect: Effect): boolean {
  return effect === 'read' || effect === 'idempotent';
}

/** Milliseconds: the limit counts by the minute of the server's clock, told in its Date header. */
export function untilNextWindow({ headers }: Response): number {
  const served = Date.parse(headers['date'] ?? '');
  const asked = headers['retry-after'];
  if (asked !== undefined) {
    const wait = /^\d+$/.test(asked) ? Number(asked) * 1000 : Date.parse(asked) - served;
    if (!Number.isNaN(wait)) return Math.max(wait, 0);
  }
  const secondsGone = Number.isNaN(served) ? 0 : (served / 1000) % 60;
  return (61 - secondsGone) * 1000;
}
