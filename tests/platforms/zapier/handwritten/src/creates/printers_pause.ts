/** An action that changes something: what is sent, and what a person sees of it. */

import { create } from '../engine/actions';
import type { Action } from '../engine/core/core';

const action: Action = {
	name: 'printers.pause',
	title: 'Pause print',
	description: 'Pauses the running print of one or more printers.',
	effect: 'physical',
	output: { none: true },
	operation: { id: 'printersPause', method: 'POST', host: 'api', path: 'printers/actions/Pause' },
	inputs: [
		{
			name: 'printers',
			label: 'Printers',
			kind: 'integer',
			many: true,
			required: true,
			destinations: [
				{ place: 'query', key: 'pid', join: ',' },
				{ place: 'body', key: 'pid', join_many: ',' },
			],
		},
	],
};

export default create(action, {
	key: 'printers_pause',
	noun: 'Printer',
	display: {
		label: 'Pause Print',
		description:
			'Pauses the running print of one or more printers. It acts on real machines at once.',
	},
	operation: {
		inputFields: [
			{
				key: 'printers',
				label: 'Printers',
				type: 'integer',
				required: true,
				list: true,
				dynamic: 'choose_printers.id.name',
			},
		],
		outputFields: [
			{ key: 'success', label: 'Success', type: 'boolean' },
			{ key: 'message', label: 'Message', type: 'string' },
		],
		sample: { success: true },
	},
});
