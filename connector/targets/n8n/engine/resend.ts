/** Decides by a call's effect whether it may be sent again, and after how long. Pure. */

import type { Outcome } from './attempt';
import type { Effect, Response } from './core/core';

/** The outcomes that say something about the network. */
export type Sent = Exclude<Outcome, { kind: 'local' }>;

const ATTEMPTS = 4;
const LONGEST_WAIT_MS = 120_000;

/** Milliseconds to wait before attempt number `attempt` + 1 (from 1), or null: give up. */
export function resendDelay(effect: Effect, last: Sent, attempt: number): number | null {
	if (attempt >= ATTEMPTS) return null;
	if (last.kind === 'answered' && last.response.status === 429) {
		// A call over the limit was not carried out, so even a physical one may come again.
		const wait = untilNextWindow(last.response);
		return wait > LONGEST_WAIT_MS ? null : wait;
	}
	const faulty = last.kind === 'lost' || (last.kind === 'answered' && last.response.status >= 500);
	const resendable = last.kind === 'unsent' || (isHarmless(effect) && faulty);
	return resendable ? 1000 * 2 ** (attempt - 1) : null;
}

/** Whether sending a call twice changes nothing more than sending it once. */
export function isHarmless(effect: Effect): boolean {
	return effect === 'read' || effect === 'idempotent';
}

/** The limit counts by the minute of the server's clock, which its Date header tells. */
function untilNextWindow({ headers }: Response): number {
	const served = Date.parse(headers['date'] ?? '');
	const asked = headers['retry-after'];
	if (asked !== undefined) {
		const wait = /^\d+$/.test(asked) ? Number(asked) * 1000 : Date.parse(asked) - served;
		if (!Number.isNaN(wait)) return Math.max(wait, 0);
	}
	const secondsGone = Number.isNaN(served) ? 0 : (served / 1000) % 60;
	return (61 - secondsGone) * 1000;
}
