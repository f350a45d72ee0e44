/** From the parameters of a node to the inputs of an action or trigger. */

import { isResourceMapperValue } from 'n8n-workflow';
import type { IDataObject } from 'n8n-workflow';

import type { Given, Input } from './core/core';

/**
 * Reads a parameter of the node that may not be shown; null then. `extract` takes the id out of
 * what was entered, if the chosen mode of a resource locator has a rule for that.
 */
export type Read = (parameter: string, extract?: boolean) => unknown;

/** Optional inputs are fields of this collection, all others parameters of their own. */
export const OPTIONAL_INPUTS = 'additionalFields';
export const FILTERS = 'filters';

/** What was entered for each input; n8n also hands over what earlier choices left behind. */
export function readGiven(inputs: readonly Input[], read: Read, collection: string): Given {
	const optional = (read(collection) ?? {}) as IDataObject;
	const given: Given = {};
	for (const { name } of inputs) {
		const alone = read(name);
		const value = alone ?? optional[name];
		const path = alone === null ? `${collection}.${name}` : name;
		given[name] = isAddress(value) ? read(path, true) : chosen(value);
	}
	return given;
}

/** Whether a resource locator holds the address of a page. */
function isAddress(value: unknown): boolean {
	return isLocator(value) && value.mode === 'url';
}

/** The value of a resource locator, or the values of a resource mapper that were entered. */
export function chosen(value: unknown): unknown {
	if (isLocator(value)) return value.value;
	if (!isResourceMapperValue(value)) return value;
	if (typeof value.value !== 'object') return value.value;
	const entered = Object.entries(value.value ?? {}).filter(([, one]) => one !== null);
	return entered.length === 0 ? null : Object.fromEntries(entered);
}

/** n8n keeps how something was chosen beside the value itself. */
function isLocator(value: unknown): value is { value: unknown; mode?: unknown } {
	return typeof value === 'object' && value !== null && '__rl' in value && 'value' in value;
}
