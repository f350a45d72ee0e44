/** From the parameters of a node to the inputs of an action or trigger. */

import type { IDataObject } from 'n8n-workflow';

import type { Given, Input } from './core/core';

/** Reads a parameter of the node that may not be shown; null then. */
export type Read = (parameter: string) => unknown;

/** Optional inputs are fields of this collection, all others parameters of their own. */
export const OPTIONAL_INPUTS = 'additionalFields';
export const FILTERS = 'filters';

/** What was entered for each input; n8n also hands over what earlier choices left behind. */
export function readGiven(inputs: readonly Input[], read: Read, collection: string): Given {
	const optional = (read(collection) ?? {}) as IDataObject;
	const given: Given = {};
	for (const { name } of inputs) given[name] = chosen(read(name) ?? optional[name]);
	return given;
}

/** A resource locator's own value is beside the way it was chosen. */
function chosen(value: unknown): unknown {
	const isLocator = typeof value === 'object' && value !== null && '__rl' in value;
	return isLocator && 'value' in value ? value.value : value;
}
