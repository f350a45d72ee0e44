/** Activepieces' dynamic dropdowns, fed by the pickers. */

import type { DropdownState, PropertyContext } from '@activepieces/pieces-framework';

import { connect } from './connection';
import { readChoices } from './core/core';
import type { Choice, Exchange, PickerSpec } from './core/core';
import { allChoices } from './driver/choices';
import { drive } from './driver/drive';
import { messageOf } from './errors';
import { SCREEN, senderOf } from './sender';

type Options = (
	props: Record<string, unknown> & { auth?: unknown },
	context: PropertyContext,
) => Promise<DropdownState<unknown>>;

/** Where the backend searches, nobody needs every page: each costs a call of the rate limit. */
const PAGES = 5;

/**
 * The choices that fit what somebody typed.
 *
 * Never throws: Activepieces would say nothing but that something went wrong.
 */
export function optionsOf(picker: PickerSpec): Options {
	return async ({ auth }, { searchValue }) => {
		if (auth === undefined || auth === null) return placeholder('Choose a connection first');
		try {
			const connection = await connect(auth, SCREEN);
			const sender = senderOf(connection, SCREEN);
			const choices = await drive(sender, () => searched(picker, searchValue ?? ''));
			if (choices.length === 0) return placeholder('Nothing was found');
			return { disabled: false, options: choices.map(({ label, value }) => ({ label, value })) };
		} catch (error) {
			return placeholder(messageOf(error));
		}
	};
}

function searched(picker: PickerSpec, search: string): Exchange<Choice[]> {
	return picker.search === undefined ? allChoices(picker, search) : someChoices(picker, search);
}

function* someChoices(picker: PickerSpec, search: string): Exchange<Choice[]> {
	const found: Choice[] = [];
	let page: number | null = 1;
	for (let count = 0; count < PAGES && page !== null; count += 1) {
		const { options, next }: { options: Choice[]; next: number | null } = yield* readChoices(
			picker,
			search,
			page,
		);
		found.push(...options);
		page = next;
	}
	return found;
}

function placeholder(text: string): DropdownState<unknown> {
	return { disabled: true, placeholder: text, options: [] };
}
