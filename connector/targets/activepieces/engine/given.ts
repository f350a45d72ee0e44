/** From the properties of a step to the inputs of an action or trigger. */

import type { ApFile } from '@activepieces/pieces-framework';

import type { Given, Input } from './core/core';
import { fileInMemory } from './driver/files';

/** What was entered for each input; Activepieces adds properties of its own, such as auth. */
export function readGiven(
	inputs: readonly Input[],
	props: Readonly<Record<string, unknown>>,
): Given {
	const given: Given = {};
	for (const { name, kind } of inputs) {
		const value = props[name];
		// A JSON field that nobody touched holds an empty object.
		given[name] = kind === 'json' && isEmpty(value) ? null : asInput(value);
	}
	return given;
}

function asInput(value: unknown): unknown {
	return isFile(value) ? fileInMemory(value.filename, value.data) : value;
}

/** By its looks: the class is that of Activepieces' own copy of the framework. */
function isFile(value: unknown): value is ApFile {
	const isObject = typeof value === 'object' && value !== null;
	return isObject && 'filename' in value && 'data' in value && Buffer.isBuffer(value.data);
}

function isEmpty(value: unknown): boolean {
	const isPlain = typeof value === 'object' && value !== null && !Array.isArray(value);
	return isPlain && Object.keys(value).length === 0;
}
