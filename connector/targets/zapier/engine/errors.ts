/**
 * Turns failures of the engine into the errors that Zapier acts on.
 *
 * Zapier runs a whole step again after an error: at once after renewing a token, later when it was
 * throttled, and by autoreplay after any error but one that halts. So a step that may have done
 * something halts.
 */

import type { Connection, Progress } from './connection';
import { OAUTH2, TITLE } from './connector';
import { ApiError, InputError } from './core/core';
import { adviceOn } from './driver/advice';
import { isHarmless, untilNextWindow } from './driver/resend';

const HALTED = 'Zapier does not repeat this step by itself, because some of it may have been done';

/** The failure to throw; its `cause` is the error of the engine. */
export function toZapierError(connection: Connection, error: unknown): unknown {
	const failure = asZapierError(connection, error);
	if (failure === error) return error;
	// Without the mark Zapier adds the inputs of the step to what a person is shown.
	return Object.assign(failure, { cause: error, doNotContextify: true });
}

function asZapierError(connection: Connection, error: unknown): Error {
	const { errors } = connection.z;
	const message = error instanceof Error ? error.message : String(error);
	if (mayHaveChanged(connection.progress, error)) {
		return new errors.HaltedError(sentences(message, adviceTo(error), HALTED));
	}
	if (error instanceof InputError) return invalid(connection, error);
	if (!(error instanceof ApiError)) return error instanceof Error ? error : new Error(message);
	const told = sentences(message, adviceTo(error));
	if (isStale(connection, error)) return new errors.ExpiredAuthError(told);
	if (error.kind === 'unauthorized') return new errors.RefreshAuthError(told);
	if (error.kind === 'rate_limited') return new errors.ThrottledError(told, secondsToWait(error));
	return new errors.Error(told, error.kind, error.status);
}

function invalid({ z }: Connection, { problems }: InputError): Error {
	return new z.errors.Error(problems.join('\n'), 'invalid', 400);
}

/** Whether running the step again could do something twice. */
function mayHaveChanged({ changed, last }: Progress, error: unknown): boolean {
	if (changed) return true;
	if (last === null || isHarmless(last.effect)) return false;
	return !(error instanceof ApiError && wasTurnedAway(error));
}

/** Whether the backend, or the network before it, refused the call before doing anything. */
function wasTurnedAway({ kind, status }: ApiError): boolean {
	return kind === 'refused' || kind === 'unreachable' || (status >= 400 && status < 500);
}

/** Whether a person has to connect again, because nothing can renew what was connected with. */
function isStale({ isOAuth2, progress }: Connection, { kind, message }: ApiError): boolean {
	if (isOAuth2 && message === OAUTH2.wrong_company) return true;
	return kind === 'unauthorized' && (!isOAuth2 || progress.last?.host === 'panel');
}

function secondsToWait({ retryAfter }: ApiError): number {
	const asked: Record<string, string> = retryAfter === null ? {} : { 'retry-after': retryAfter };
	const headers = { date: new Date().toUTCString(), ...asked };
	return Math.ceil(untilNextWindow({ status: 429, headers, text: '' }) / 1000);
}

function adviceTo(error: unknown): string {
	return error instanceof ApiError ? adviceOn(error, TITLE) : '';
}

function sentences(...texts: string[]): string {
	return texts
		.filter((text) => text !== '')
		.map((text) => text.replace(/\.$/, ''))
		.join('. ');
}
