/** Decides whether a call may be sent again, and after how long. Pure. */

import type { Effect } from './core';

/** How one attempt ended, as far as sending again is concerned. */
export type Outcome =
	| {
			readonly kind: 'answered';
			readonly status: number;
			readonly headers: Readonly<Record<string, string>>;
	  }
	/** The request provably never reached SimplyPrint. */
	| { readonly kind: 'unsent' }
	/** Bytes may have left and no answer came. */
	| { readonly kind: 'lost' }
	/** n8n itself gave up, for example over a credential that is not connected. */
	| { readonly kind: 'local' };

const RATE_LIMIT_RESENDS = 3;
const FAULT_RESENDS = 2;
const LONGEST_WAIT_MS = 120_000;
const GATEWAY_FAULTS = [502, 503, 504];

/** Milliseconds to wait before attempt number `attempt` + 1 (from 1), or undefined: give up. */
export function resendDelay(effect: Effect, last: Outcome, attempt: number): number | undefined {
	// A call over the limit was not carried out, so even a physical one may come again.
	if (last.kind === 'answered' && last.status === 429) {
		return attempt > RATE_LIMIT_RESENDS ? undefined : untilNextWindow(last.headers);
	}
	const harmless = effect === 'read' || effect === 'idempotent';
	const faulty = last.kind === 'answered' && GATEWAY_FAULTS.includes(last.status);
	const resendable = last.kind === 'unsent' || (harmless && (last.kind === 'lost' || faulty));
	return resendable && attempt <= FAULT_RESENDS ? 1000 * 2 ** (attempt - 1) : undefined;
}

/** The limit counts by the minute of the server's clock, which its Date header tells. */
function untilNextWindow(headers: Readonly<Record<string, string>>): number {
	const asked = Number(headers['retry-after'] ?? NaN);
	if (asked >= 0) return Math.min(asked * 1000, LONGEST_WAIT_MS);
	const serverTime = Date.parse(headers['date'] ?? '');
	const secondsGone = Number.isNaN(serverTime) ? 0 : (serverTime / 1000) % 60;
	return (61 - secondsGone) * 1000;
}
