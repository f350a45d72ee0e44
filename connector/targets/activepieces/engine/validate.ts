/** The check that Activepieces makes when somebody connects. */

import { connect } from './connection';
import { testAction } from './connector';
import { execute } from './core/core';
import { drive } from './driver/drive';
import { messageOf } from './errors';
import { SCREEN, senderOf } from './sender';

type Verdict = { valid: true } | { valid: false; error: string };

/** Calls the API under the company: a key alone says nothing about where it may be used. */
export async function validate(auth: unknown): Promise<Verdict> {
	try {
		const connection = await connect(auth, SCREEN);
		await drive(senderOf(connection, SCREEN), () => execute(testAction, {}));
		return { valid: true };
	} catch (error) {
		return { valid: false, error: messageOf(error) };
	}
}
