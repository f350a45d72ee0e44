/** Activepieces' dynamic dropdowns, fed by the pickers. */

import type { DropdownState, PropertyContext } from '@activepieces/pieces-framework';

import { connect } from './connection';
import type { PickerSpec } from './core/core';
import { allChoices } from './driver/choices';
import { drive } from './driver/drive';
import { messageOf } from './errors';
import { SCREEN, senderOf } from './sender';

type Options = (
	props: Record<string, unknown> & { auth?: unknown },
	context: PropertyContext,
) => Promise<DropdownState<unknown>>;

/** Where the backend searches, nobody needs every page: each costs a call of the rate limit. */
const SEARCHED_PAGES = 5;

/**
 * The choices that fit what somebody typed.
 *
 * Never throws: Activepieces would say nothing but that something went wrong.
 */
export function optionsOf(picker: PickerSpec): Options {
	return async ({ auth }, { searchValue }) => {
		if (auth === undefined || auth === null) return placeholder('Choose a connection first');
		try {
			const connection = await connect(auth, SCREEN, null, picker.operation);
			const sender = senderOf(connection, SCREEN);
			const pages = picker.search === undefined ? Infinity : SEARCHED_PAGES;
			const choices = await drive(sender, () => allChoices(picker, searchValue ?? '', pages));
			if (choices.length === 0) return placeholder('Nothing was found');
			return { disabled: false, options: choices.map(({ label, value }) => ({ label, value })) };
		} catch (error) {
			return placeholder(messageOf(error));
		}
	};
}

function placeholder(text: string): DropdownState<unknown> {
	return { disabled: true, placeholder: text, options: [] };
}
