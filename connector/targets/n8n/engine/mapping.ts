/** n8n's resource mapper: one field of the editor for each field that an account has. */

import type {
	FieldType,
	ILoadOptionsFunctions,
	INodePropertyOptions,
	ResourceMapperField,
	ResourceMapperFields,
} from 'n8n-workflow';

import { connectItemless } from './connection';
import { buildRequest, lookup, textOf } from './core/core';
import type { FieldKinds, Json, PickerSpec } from './core/core';
import { readList } from './core/paging';
import { drive } from './transport';

type Mapping = (this: ILoadOptionsFunctions) => Promise<ResourceMapperFields>;

/** n8n's types by what a person enters; everything else is text. */
const TYPES: Readonly<Record<string, FieldType>> = {
	boolean: 'boolean',
	number: 'number',
	datetime: 'dateTime',
	choice: 'options',
	choices: 'array',
};

/** Every record of a picker as a field, named by the picker's value. */
export function resourceMapping(picker: PickerSpec, kinds: FieldKinds): Mapping {
	return async function () {
		const connection = await connectItemless(this);
		const request = buildRequest(picker.operation, [], {}, picker.constants);
		const output = { keys: picker.records, many: true };
		const records = await drive(connection, () => readList(picker.operation, request, output));
		return { fields: records.map((record) => fieldOf(picker, kinds, record)) };
	};
}

function fieldOf(picker: PickerSpec, kinds: FieldKinds, record: Json): ResourceMapperField {
	const id = textOf(lookup(record, picker.value));
	const entry = kinds.kinds[textOf(lookup(record, kinds.kind))] ?? '';
	const detail = picker.detail === undefined ? '' : textOf(lookup(record, picker.detail));
	const label = textOf(lookup(record, picker.label)) || id;
	const field: ResourceMapperField = {
		id,
		displayName: detail === '' ? label : `${label} (${detail})`,
		defaultMatch: false,
		// Which of them an action needs depends on what it is for.
		required: false,
		display: true,
		removed: true,
		type: TYPES[entry] ?? 'string',
	};
	return entry === 'choice' ? { ...field, options: choicesOf(kinds, record) } : field;
}

function choicesOf({ choices = '' }: FieldKinds, record: Json): INodePropertyOptions[] {
	const found = lookup(record, choices);
	if (!Array.isArray(found)) return [];
	return found.map((choice) => {
		const value = textOf(lookup(choice, 'value') ?? choice);
		return { name: textOf(lookup(choice, 'label')) || value, value };
	});
}
