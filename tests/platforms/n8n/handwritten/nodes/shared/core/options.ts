/** Pickers: the choices of a dropdown, page by page. */

import { readPage } from './execute';
import { pluck } from './model';
import type { ActionSpec, Steps } from './model';

export interface PickerSpec {
	readonly name: string;
	readonly action: ActionSpec;
	/** Path of a record's value, and of what a person reads. */
	readonly valuePath: string;
	readonly labelPath: string;
	/** Input of the action that narrows the list. */
	readonly searchInput: string;
}

export interface Option {
	readonly value: string;
	readonly label: string;
}

/** Page `page` (from 1) of the choices that match `search`; `next` is absent on the last page. */
export function* readOptions(
	picker: PickerSpec,
	search: string,
	page: number,
): Steps<{ options: Option[]; next?: number }> {
	const size = picker.action.paging?.sizeMax ?? 100;
	const inputs = search === '' ? {} : { [picker.searchInput]: search };
	const { records, more } = yield* readPage(picker.action, inputs, page, size);
	const options = records.map((record) => {
		const value = String(pluck(record, picker.valuePath));
		return { value, label: String(pluck(record, picker.labelPath) ?? value) };
	});
	return more && records.length > 0 ? { options, next: page + 1 } : { options };
}
