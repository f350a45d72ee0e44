/** The triggers of this node: what is looked for, and what a person sees of it. */

import type { INodeProperties } from 'n8n-workflow';

import type { Trigger } from '../shared/core/core';

export const triggers: Readonly<Record<string, Trigger>> = {
	'printers.state_changed': {
		name: 'printers.state_changed',
		title: 'Printer state changed',
		description:
			'Finds printers whose state is not what it was at the last look. What changes and changes back in between is not seen.',
		kind: 'polling',
		group: 'Printer',
		poll: {
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
			records: ['data'],
			identity: 'id',
			emit: 'changed',
			field: 'printer.state',
		},
		inputs: [
			{ name: 'printers', label: 'Printers', kind: 'integer', many: true, filter: 'id' },
			{
				name: 'to',
				label: 'New state',
				kind: 'text',
				many: true,
				options: [
					{ value: 'cancelling', label: 'Cancelling' },
					{ value: 'downloading', label: 'Downloading' },
					{ value: 'error', label: 'Error' },
					{ value: 'in_maintenance', label: 'In maintenance' },
					{ value: 'offline', label: 'Offline' },
					{ value: 'operational', label: 'Operational' },
					{ value: 'paused', label: 'Paused' },
					{ value: 'pausing', label: 'Pausing' },
					{ value: 'print_pending', label: 'Print pending' },
					{ value: 'printing', label: 'Printing' },
					{ value: 'resuming', label: 'Resuming' },
				],
				filter: 'change.to',
			},
		],
	},
};

export const properties: INodeProperties[] = [
	{
		displayName: 'Trigger On',
		name: 'event',
		type: 'options',
		noDataExpression: true,
		options: [
			{
				name: 'Printer State Changed',
				value: 'printers.state_changed',
				action: 'On printer state changed',
				description:
					'Finds printers whose state is not what it was at the last look. What changes and changes back in between is not seen.',
			},
		],
		default: 'printers.state_changed',
	},
	{
		displayName: 'Filters',
		name: 'filters',
		type: 'collection',
		placeholder: 'Add Filter',
		displayOptions: { show: { event: ['printers.state_changed'] } },
		default: {},
		options: [
			{
				displayName: 'New State',
				name: 'to',
				type: 'multiOptions',
				options: [
					{ name: 'Cancelling', value: 'cancelling' },
					{ name: 'Downloading', value: 'downloading' },
					{ name: 'Error', value: 'error' },
					{ name: 'In Maintenance', value: 'in_maintenance' },
					{ name: 'Offline', value: 'offline' },
					{ name: 'Operational', value: 'operational' },
					{ name: 'Paused', value: 'paused' },
					{ name: 'Pausing', value: 'pausing' },
					{ name: 'Print Pending', value: 'print_pending' },
					{ name: 'Printing', value: 'printing' },
					{ name: 'Resuming', value: 'resuming' },
				],
				default: [],
				description: 'Only changes to one of these states',
			},
			{
				displayName: 'Printer Names or IDs',
				name: 'printers',
				type: 'multiOptions',
				typeOptions: { loadOptionsMethod: 'loadPrinters' },
				default: [],
				hint: 'Only these printers',
				description:
					'Choose from the list, or specify IDs using an <a href="https://docs.n8n.io/code/expressions/">expression</a>',
			},
		],
	},
];
