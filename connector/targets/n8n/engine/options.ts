/** n8n's two kinds of dynamic choices, both fed by a picker. */

import type {
	ILoadOptionsFunctions,
	INodeListSearchResult,
	INodePropertyOptions,
} from 'n8n-workflow';

import { connectItemless } from './connection';
import { readChoices, textOf } from './core/core';
import type { Choice, PickerSpec } from './core/core';
import { allChoices } from './driver/choices';
import { drive } from './transport';

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
		const { options, next } = await drive(connection, () =>
			readChoices(picker, filter, page),
		);
		const results = options.map(asOption);
		return next === null ? { results } : { results, paginationToken: String(next) };
	};
}

/** For multiple choice: every page, because n8n searches these in the browser. */
export function loadOptions(picker: PickerSpec): LoadOptions {
	return async function () {
		const connection = await connectItemless(this);
		const choices = await drive(connection, () => allChoices(picker));
		return choices.map(asOption);
	};
}

function asOption({ label, value }: Choice): INodePropertyOptions {
	const isPlain = typeof value === 'string' || typeof value === 'number';
	return { name: label, value: isPlain ? value : textOf(value) };
}
