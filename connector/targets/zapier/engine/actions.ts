/** Creates run actions that change something, searches those that read. */

import type { Bundle, ZObject } from 'zapier-platform-core';

import { connect } from './connection';
import type { Connection } from './connection';
import { execute, readInputs } from './core/core';
import type { Action, Given } from './core/core';
import { runnable } from './definition';
import type { Definition, Perform, Runnable } from './definition';
import { isAddress, openFile, stash } from './files';
import { drive } from './transport';

export function create(action: Action, definition: Definition): Runnable {
	const perform: Perform<object> = async (z, bundle) => {
		const output = await runAction(connect(z, bundle), action, bundle.inputData);
		// A create returns one object, of which a list is a part.
		return Array.isArray(output) ? { items: output } : asObject(output);
	};
	return runnable(definition, { perform });
}

export function search(action: Action, definition: Definition): Runnable {
	const perform: Perform<object[]> = async (z, bundle) => {
		const found = await runAction(connect(z, bundle), action, bundle.inputData);
		return (Array.isArray(found) ? found : [found]).map(asObject);
	};
	return runnable(definition, { perform });
}

/** Fetches a file when a later step wants it; Zapier keeps what it returns. */
export function fileHydrator(action: Action): Perform<string> {
	return async (z: ZObject, bundle: Bundle) => {
		const connection = connect(z, bundle);
		return await stash(connection, await runAction(connection, action, bundle.inputData));
	};
}

/** A search that finds a file: nothing is downloaded before a later step wants it. */
export function fileSearch(
	action: Action,
	hydrator: Perform<string>,
	definition: Definition,
): Runnable {
	const perform: Perform<object[]> = async (z, bundle) => {
		const given = bundle.inputData;
		await drive(connect(z, bundle), function* () {
			readInputs(action.inputs ?? [], given, action.one_of, action.any_of);
		});
		return [{ file: z.dehydrateFile(hydrator, given) }];
	};
	return runnable(definition, { perform });
}

/** The output of an action. */
export async function runAction(
	connection: Connection,
	action: Action,
	inputData: Given,
): Promise<unknown> {
	const given: Given = { ...inputData };
	for (const { name, kind } of action.inputs ?? []) {
		const field = given[name];
		if (kind === 'file' && isAddress(field)) given[name] = await openFile(connection, name, field);
	}
	return await drive(connection, () => execute(action, given));
}

function asObject(record: unknown): object {
	const isObject = typeof record === 'object' && record !== null && !Array.isArray(record);
	return isObject ? record : { value: record };
}
