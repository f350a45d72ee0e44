/** The actions of one resource: what is sent, and what a person sees of it. */

import { Property, createAction } from '@activepieces/pieces-framework';

import { pieceAuth } from '../auth';
import { runAction } from '../common/actions';
import type { Action } from '../common/core/core';
import { pickers } from '../common/pickers';
import { MAY_BE_REPEATED, SENT_ONCE } from '../common/retries';

type Name =
	| 'list'
	| 'pause';

const specs: Record<Name, Action> = {
	list: {
		name: 'printers.list',
		title: 'Get many printers',
		description: 'Lists printers with their state, temperatures, current job and loaded filament.',
		effect: 'read',
		output: { keys: ['data'], many: true },
		operation: {
			id: 'printersGet',
			method: 'POST',
			host: 'api',
			path: 'printers/Get',
			paging: {
				place: 'body',
				page: 'page',
				size: 'page_size',
				max: 100,
				pages: 'page_amount',
				total: 'total',
			},
		},
		inputs: [
			{
				name: 'search',
				label: 'Search',
				kind: 'text',
				destinations: [{ place: 'body', key: 'search' }],
			},
			{
				name: 'status',
				label: 'Status',
				kind: 'text',
				many: true,
				options: [
					{ value: 'awaiting_bed_clear', label: 'Awaiting bed clear' },
					{ value: 'can_accept_commands', label: 'Can accept commands' },
					{ value: 'idle', label: 'Idle' },
					{ value: 'in_maintenance', label: 'In maintenance' },
					{ value: 'offline', label: 'Offline' },
					{ value: 'online', label: 'Online' },
					{ value: 'print_pending', label: 'Print pending' },
				],
				destinations: [{ place: 'body', key: 'status' }],
			},
			{ name: 'limit', label: 'Limit', kind: 'integer', minimum: 1 },
		],
	},
	pause: {
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
	},
};

export const printersActions = [
	createAction({
		auth: pieceAuth,
		name: 'printers_list',
		displayName: 'Get Many Printers',
		description: 'Lists printers with their state, temperatures, current job and loaded filament.',
		audience: 'both',
		aiMetadata: {
			description:
				'Lists printers with their state, temperatures, current job and loaded filament.',
			idempotent: true,
		},
		errorHandlingOptions: MAY_BE_REPEATED,
		props: {
			search: Property.ShortText({
				displayName: 'Search',
				description: "Part of a printer's name",
				required: false,
			}),
			status: Property.StaticMultiSelectDropdown({
				displayName: 'Status',
				description: 'Only printers in one of these states',
				required: false,
				options: {
					options: [
						{ value: 'awaiting_bed_clear', label: 'Awaiting bed clear' },
						{ value: 'can_accept_commands', label: 'Can accept commands' },
						{ value: 'idle', label: 'Idle' },
						{ value: 'in_maintenance', label: 'In maintenance' },
						{ value: 'offline', label: 'Offline' },
						{ value: 'online', label: 'Online' },
						{ value: 'print_pending', label: 'Print pending' },
					],
				},
			}),
			limit: Property.Number({
				displayName: 'Limit',
				description: 'Max number of results to return',
				required: false,
				defaultValue: 50,
			}),
		},
		run: async (context) => await runAction(specs.list, context),
	}),
	createAction({
		auth: pieceAuth,
		name: 'printers_pause',
		displayName: 'Pause Print',
		description: 'Pauses the running print of one or more printers.',
		audience: 'both',
		aiMetadata: {
			description:
				'Pauses the running print of one or more printers. Acts on machines: be sure that it is meant, and do not repeat it when its outcome is unknown.',
			idempotent: false,
		},
		errorHandlingOptions: SENT_ONCE,
		outputSchema: {
			fields: [
				{ key: 'success', label: 'Success', format: 'boolean' },
				{ key: 'message', label: 'Message' },
			],
		},
		props: {
			printers: Property.MultiSelectDropdown({
				displayName: 'Printers',
				required: true,
				auth: pieceAuth,
				refreshers: [],
				refreshOnSearch: true,
				options: pickers.printers,
			}),
		},
		run: async (context) => await runAction(specs.pause, context),
	}),
];
