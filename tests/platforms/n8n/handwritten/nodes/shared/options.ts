/** n8n's two kinds of dynamic choices, both fed by a picker of the engine. */

import type {
	ILoadOptionsFunctions,
	INodeListSearchResult,
	INodePropertyOptions,
} from 'n8n-workflow';

import { connectItemless } from './connection';
import { readOptions } from './core';
import type { Option, PickerSpec } from './core';
import { drive } from './transport';

type ListSearch = (
	this: ILoadOptionsFunctions,
	filter?: string,
	paginationToken?: string,
) => Promise<INodeListSearchResult>;

type LoadOptions = (this: ILoadOptionsFunctions) => Promise<INodePropertyOptions[]>;

/** For resource locators: one page at a time, searched by SimplyPrint. */
export function listSearch(picker: PickerSpec): ListSearch {
	return async function (filter, paginationToken) {
		const connection = await connectItemless(this);
		const page = paginationToken === undefined ? 1 : Number(paginationToken);
		const { options, next } = await drive(connection, readOptions(picker, filter ?? '', page));
		const results = options.map(asOption);
		return next === undefined ? { results } : { results, paginationToken: String(next) };
	};
}

/** For multiple choice: every page, because n8n searches these in the browser. */
export function loadOptions(picker: PickerSpec): LoadOptions {
	return async function () {
		const connection = await connectItemless(this);
		const found: INodePropertyOptions[] = [];
		for (let page: number | undefined = 1; page !== undefined; ) {
			const read: { options: Option[]; next?: number } = await drive(
				connection,
				readOptions(picker, '', page),
			);
			found.push(...read.options.map(asOption));
			page = read.next;
		}
		return found;
	};
}

function asOption({ label, value }: Option): INodePropertyOptions {
	return { name: label, value };
}
