/** Lists to choose from: triggers that nobody sees, which Zapier runs to fill a dropdown. */

import { connect } from './connection';
import { readChoices, textOf } from './core/core';
import type { Choice, PickerSpec } from './core/core';
import { runnable } from './definition';
import type { Definition, Perform, Runnable } from './definition';
import { drive } from './transport';

interface Row {
	readonly id: string | number;
	readonly name: string;
}

export function dropdown(picker: PickerSpec, definition: Definition): Runnable {
	const perform: Perform<Row[]> = async (z, bundle) => {
		const isFirst = !bundle.meta.page;
		// Zapier counts pages, but only the answer before knows whether there is another one.
		const page = isFirst ? 1 : Number(await z.cursor.get());
		if (!page) return [];
		const choices = await drive(connect(z, bundle), () => readChoices(picker, '', page));
		await z.cursor.set(choices.next === null ? '' : String(choices.next));
		return choices.options.map(asRow);
	};
	return runnable(definition, { type: 'polling', canPaginate: true, perform });
}

function asRow({ value, label }: Choice): Row {
	const isPlain = typeof value === 'string' || typeof value === 'number';
	return { id: isPlain ? value : textOf(value), name: label };
}
