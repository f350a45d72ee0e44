/** n8n's two kinds of dynamic choices, both fed by a picker. */

import { NodeOperationError } from 'n8n-workflow';
import type {
	ILoadOptionsFunctions,
	INodeListSearchResult,
	INodePropertyOptions,
} from 'n8n-workflow';

import { connectItemless } from './connection';
import { readChoices, textOf } from './core/core';
import type { Choice, PickerSpec } from './core/core';
import { allChoices } from './driver/choices';
import { FILTERS, OPTIONAL_INPUTS, chosen } from './parameters';
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
		const narrow = narrowed(this, picker);
		const { options, next } = await drive(connection, () => readChoices(narrow, filter, page));
		const results = options.map(asOption);
		return next === null ? { results } : { results, paginationToken: String(next) };
	};
}

/** For multiple choice: every page, because n8n searches these in the browser. */
export function loadOptions(picker: PickerSpec): LoadOptions {
	return async function () {
		const connection = await connectItemless(this);
		const narrow = narrowed(this, picker);
		const choices = await drive(connection, () => allChoices(narrow));
		return choices.map(asOption);
	};
}

/** The picker as what was chosen in the fields that it needs makes it. */
function narrowed(context: ILoadOptionsFunctions, picker: PickerSpec): PickerSpec {
	const constants = { ...picker.constants };
	for (const [place, field] of Object.entries(picker.needs ?? {})) {
		const paths = [field, `${OPTIONAL_INPUTS}.${field}`, `${FILTERS}.${field}`];
		const found = paths.map((path) => context.getCurrentNodeParameter(path));
		const value = textOf(chosen(found.find((one) => one !== undefined)));
		// What an expression will come to is not known while the node is being edited.
		if (value === '' || value.startsWith('=')) {
			throw new NodeOperationError(context.getNode(), `Choose in the field "${field}" first`);
		}
		constants[place] = value;
	}
	return { ...picker, constants };
}

function asOption({ label, value }: Choice): INodePropertyOptions {
	const isPlain = typeof value === 'string' || typeof value === 'number';
	return { name: label, value: isPlain ? value : textOf(value) };
}
