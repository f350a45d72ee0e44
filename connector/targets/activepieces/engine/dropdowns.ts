/** Activepieces' dynamic dropdowns, fed by the pickers. */

import type { DropdownState, PropertyContext } from '@activepieces/pieces-framework';

import { connect } from './connection';
import type { Picker } from './core/core';
import { readAllChoices } from './driver/choices';
import { drive } from './driver/drive';
import { messageOf } from './errors';
import { DROPDOWN, senderOf } from './sender';

type Options = (
	props: Record<string, unknown>,
	context: PropertyContext,
) => Promise<DropdownState<unknown>>;

/**
 * All choices that fit what somebody typed, searched by the backend where it can.
 *
 * Never throws: Activepieces would show nothing but that something went wrong.
 */
export function optionsOf(picker: Picker): Options {
	return async ({ auth }, { searchValue }) => {
		if (auth === undefined || auth === null) return placeholder('Choose a connection first');
		try {
			const connection = await connect(auth, DROPDOWN);
			const sender = senderOf(connection, DROPDOWN);
			const choices = await drive(sender, () => readAllChoices(picker, searchValue ?? ''));
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
