/** What a person is told of a failure. Activepieces shows the message of an error and no more. */

import { TITLE } from './connector';
import { ApiError, InputError } from './core/core';
import { adviceOn } from './driver/advice';

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
	if (!(error instanceof Error)) return String(error);
	const advice = error instanceof ApiError ? adviceOn(error, TITLE) : '';
	return advice === '' ? error.message : `${error.message}. ${advice}`;
}
