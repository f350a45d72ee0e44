/** n8n's two kinds of dynamic choices, both fed by a picker. */

import type {
	ILoadOptionsFunctions,
	INodeListSearchResult,
	INodePropertyOptions,
} from 'n8n-workflow';

import { connectItemless } from './connection';
import { readChoices, textOf } from './core/core';
import type { Choice, Choices, Exchange, Picker } from './core/core';
import { drive } from './transport';

/** n8n's linter takes a literal with a name and a value for an option, so these have no name. */
export type PickerSpec = Omit<Picker, 'name'>;

type ListSearch = (
	this: ILoadOptionsFunctions,
	filter?: string,
	paginationToken?: string,
) => Promise<INodeListSearchResult>;

type LoadOptions = (this: ILoadOptionsFunctions) => Promise<INodePropertyOptions[]>;

/** For resource locators: one page at a time, searched by the backend where it can. */
export function listSearch(picker: PickerSpec): ListSearch {
	return async function (filter = '', paginationToken = '1') {
		const connection = await connectItemless(this);
		const page = Number(paginationToken);
		const { options, next } = await drive(connection, () => choices(picker, filter, page));
		const results = options.map(asOption);
		return next === null ? { results } : { results, paginationToken: String(next) };
	};
}

/** For multiple choice: every page, because n8n searches these in the browser. */
export function loadOptions(picker: PickerSpec): LoadOptions {
	return async function () {
		const connection = await connectItemless(this);
		return await drive(connection, () => allChoices(picker));
	};
}

function choices(picker: PickerSpec, search: string, page: number): Exchange<Choices> {
	return readChoices({ ...picker, name: picker.title }, search, page);
}

function* allChoices(picker: PickerSpec): Exchange<INodePropertyOptions[]> {
	const found: INodePropertyOptions[] = [];
	for (let page: number | null = 1; page !== null; ) {
		const read: Choices = yield* choices(picker, '', page);
		found.push(...read.options.map(asOption));
		page = read.next;
	}
	return found;
}

function asOption({ label, value }: Choice): INodePropertyOptions {
	const isPlain = typeof value === 'string' || typeof value === 'number';
	return { name: label, value: isPlain ? value : textOf(value) };
}
