/** Runs one action as a step of a flow. */

import { connect } from './connection';
import type { ActionContext } from './context';
import { execute } from './core/core';
import type { Action } from './core/core';
import { drive } from './driver/drive';
import { explained } from './errors';
import { readGiven } from './given';
import { ACTION, senderOf } from './sender';
import type { KeptFile } from './sender';

export async function runAction(action: Action, context: ActionContext): Promise<unknown> {
	return await explained(async () => {
		// First, so that wrong inputs are told before anything is asked of the API.
		const exchange = execute(action, readGiven(action.inputs ?? [], context.propsValue));
		const connection = await connect(context.auth, ACTION, context.store, action.operation);
		const output = await drive(senderOf(connection, ACTION, context.files), () => exchange);
		return action.output.binary ? (output as { file: KeptFile }).file : output;
	});
}
