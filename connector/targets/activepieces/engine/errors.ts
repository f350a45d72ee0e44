/** What a person is told of a failure. Activepieces shows the message of an error and no more. */

import { TITLE } from './connector';
import { ApiError, InputError } from './core/core';
import type { ErrorKind } from './core/core';

const HINTS: Readonly<Partial<Record<ErrorKind, string>>> = {
	forbidden: 'The plan, the permissions of the user or the scopes of the connection forbid it.',
	rate_limited: 'The rate limit of the plan was still exceeded after waiting.',
	unauthorized: 'Check the API key, or connect again.',
	unknown: `See in ${TITLE} whether it was done before you run this again.`,
	unreachable: `Check the connection to ${TITLE} and the URLs of the connection.`,
};

/** Runs something of the core; what it throws says all that is known, and has the cause. */
export async function explained<Result>(run: () => Promise<Result>): Promise<Result> {
	try {
		return await run();
	} catch (error) {
		const isOurs = error instanceof InputError || error instanceof ApiError;
		throw isOurs ? new Error(messageOf(error), { cause: error }) : error;
	}
}

/** The backend's reason, what to do about it, and what had been done before. */
export function messageOf(error: unknown): string {
	if (!(error instanceof ApiError)) return error instanceof Error ? error.message : String(error);
	const { kind, message, done } = error;
	const before = Object.keys(done).length > 0 ? `Done before that: ${JSON.stringify(done)}` : '';
	const parts = [sentence(message), HINTS[kind] ?? '', before];
	return parts.filter((part) => part !== '').join(' ');
}

function sentence(text: string): string {
	return /[.!?]$/.test(text) ? text : `${text}.`;
}
