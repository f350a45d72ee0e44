/** The actions of one resource: what is sent, and what a person sees of it. */

import type { INodeProperties } from 'n8n-workflow';

import type { NodeAction } from '../../shared/actions';

export const actions: Readonly<Record<string, NodeAction>> = {
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
		simple: [
			'id',
			'printer.name',
			'printer.state',
			'printer.online',
			'printer.group',
			'printer.awaitingBedClear',
			'printer.model.name',
			'job.id',
			'job.filename',
			'job.state',
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

export const properties: INodeProperties[] = [
	{
		displayName: 'Operation',
		name: 'operation',
		type: 'options',
		noDataExpression: true,
		displayOptions: { show: { resource: ['printers'] } },
		options: [
			{
				name: 'Get Many',
				value: 'list',
				action: 'Get many printers',
				description:
					'Lists printers with their state, temperatures, current job and loaded filament',
			},
			{
				name: 'Pause Print',
				value: 'pause',
				action: 'Pause print',
				description:
					'Pauses the running print of one or more printers. This can move a machine or start a print.',
			},
		],
		default: 'list',
	},
	{
		displayName: 'Allow Machine Actions',
		name: 'allowPhysical',
		type: 'boolean',
		displayOptions: { show: { '@tool': [true], resource: ['printers'], operation: ['pause'] } },
		default: false,
		description:
			'Whether the AI agent may do this, which can move a machine or start a print. Nobody looks at the printer for it.',
	},
	{
		displayName: 'Return All',
		name: 'returnAll',
		type: 'boolean',
		displayOptions: { show: { resource: ['printers'], operation: ['list'] } },
		default: false,
		description: 'Whether to return all results or only up to a given limit',
	},
	{
		displayName: 'Limit',
		name: 'limit',
		type: 'number',
		displayOptions: { show: { resource: ['printers'], operation: ['list'], returnAll: [false] } },
		typeOptions: { minValue: 1 },
		default: 50,
		description: 'Max number of results to return',
	},
	{
		displayName: 'Simplify',
		name: 'simple',
		type: 'boolean',
		displayOptions: { show: { resource: ['printers'], operation: ['list'] } },
		default: true,
		description: 'Whether to return a simplified version of the response instead of the raw data',
	},
	{
		displayName: 'Additional Fields',
		name: 'additionalFields',
		type: 'collection',
		placeholder: 'Add Field',
		displayOptions: { show: { resource: ['printers'], operation: ['list'] } },
		default: {},
		options: [
			{
				displayName: 'Search',
				name: 'search',
				type: 'string',
				default: '',
				description: "Part of a printer's name",
			},
			{
				displayName: 'Status',
				name: 'status',
				type: 'multiOptions',
				options: [
					{ name: 'Awaiting Bed Clear', value: 'awaiting_bed_clear' },
					{ name: 'Can Accept Commands', value: 'can_accept_commands' },
					{ name: 'Idle', value: 'idle' },
					{ name: 'In Maintenance', value: 'in_maintenance' },
					{ name: 'Offline', value: 'offline' },
					{ name: 'Online', value: 'online' },
					{ name: 'Print Pending', value: 'print_pending' },
				],
				default: [],
				description: 'Only printers in one of these states',
			},
		],
	},
	{
		displayName: 'Printer Names or IDs',
		name: 'printers',
		type: 'multiOptions',
		required: true,
		displayOptions: { show: { resource: ['printers'], operation: ['pause'] } },
		typeOptions: { loadOptionsMethod: 'loadPrinters' },
		default: [],
		description:
			'Choose from the list, or specify IDs using an <a href="https://docs.n8n.io/code/expressions/">expression</a>',
	},
];
