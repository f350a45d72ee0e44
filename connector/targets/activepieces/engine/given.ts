/** From the properties of a step to the inputs of an action or trigger. */

import { ApFile } from '@activepieces/pieces-framework';

import { FileInput, own } from './core/core';
import type { Given, Input } from './core/core';
import { bufferReader } from './driver/files';

/** What was entered for each input; Activepieces adds properties of its own, such as auth. */
export function readGiven(inputs: readonly Input[], props: Readonly<Record<string, unknown>>): Given {
	const given: Given = {};
	for (const { name, kind } of inputs) given[name] = entered(kind, props[name]);
	return given;
}

function entered(kind: Input['kind'], value: unknown): unknown {
	if (kind === 'file') return fileOf(value);
	// A JSON field that nobody touched holds an empty object.
	return kind === 'json' && isEmptyObject(value) ? null : value;
}
