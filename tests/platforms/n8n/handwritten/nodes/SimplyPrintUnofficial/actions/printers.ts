/** Printers: what a person sees and what is sent. */

import type { INodeProperties } from 'n8n-workflow';

import type { ActionSpec } from '../../shared/core';
import type { Operation } from '../../shared/operation';

export const listPrinters: ActionSpec = {
	name: 'printers.list',
	effect: 'read',
	method: 'POST',
	host: 'api',
	path: 'printers/Get',
	inputs: {
		search: { label: 'Search', type: 'string', to: ['body.search'] },
	},
	output: 'data',
	paging: { page: 'page', size: 'page_size', sizeMax: 100, pageCount: 'page_amount' },
};

export const pausePrinter: ActionSpec = {
	name: 'printers.pause',
	effect: 'physical',
	method: 'POST',
	host: 'api',
	path: 'printers/actions/Pause',
	inputs: {
		printer: { label: 'Printer', type: 'integer', to: ['query.pid', 'body.pid'], required: true },
	},
};

export const printersOperations: Readonly<Record<string, Operation>> = {
	getAll: {
		action: listPrinters,
		fields: [{ input: 'search', parameter: 'additionalFields.search', kind: 'value' }],
	},
	pause: {
		action: pausePrinter,
		fields: [{ input: 'printer', parameter: 'printer', kind: 'locator' }],
	},
};

export const printersProperties: INodeProperties[] = [
	{
		displayName: 'Operation',
		name: 'operation',
		type: 'options',
		noDataExpression: true,
		displayOptions: { show: { resource: ['printers'] } },
		options: [
			{
				name: 'Get Many',
				value: 'getAll',
				action: 'Get many printers',
				description: 'Lists printers with their state, temperatures and current job',
			},
			{
				name: 'Pause',
				value: 'pause',
				action: 'Pause a printer',
				description: 'Pauses the running print of a printer',
			},
		],
		default: 'getAll',
	},
	{
		displayName: 'Printer',
		name: 'printer',
		type: 'resourceLocator',
		required: true,
		displayOptions: { show: { resource: ['printers'], operation: ['pause'] } },
		default: { mode: 'list', value: '' },
		description: 'The printer whose print to pause; it must be printing',
		modes: [
			{
				displayName: 'From List',
				name: 'list',
				type: 'list',
				placeholder: 'Select a printer...',
				typeOptions: { searchListMethod: 'searchPrinters', searchable: true },
			},
			{
				displayName: 'By ID',
				name: 'id',
				type: 'string',
				placeholder: 'e.g. 42',
				validation: [
					{
						type: 'regex',
						properties: { regex: '\\s*[0-9]+\\s*', errorMessage: 'Not a valid printer ID' },
					},
				],
			},
		],
	},
	{
		displayName: 'Return All',
		name: 'returnAll',
		type: 'boolean',
		displayOptions: { show: { resource: ['printers'], operation: ['getAll'] } },
		default: false,
		description: 'Whether to return all results or only up to a given limit',
	},
	{
		displayName: 'Limit',
		name: 'limit',
		type: 'number',
		typeOptions: { minValue: 1 },
		displayOptions: {
			show: { resource: ['printers'], operation: ['getAll'], returnAll: [false] },
		},
		default: 50,
		description: 'Max number of results to return',
	},
	{
		displayName: 'Additional Fields',
		name: 'additionalFields',
		type: 'collection',
		placeholder: 'Add Field',
		displayOptions: { show: { resource: ['printers'], operation: ['getAll'] } },
		default: {},
		options: [
			{
				displayName: 'Search',
				name: 'search',
				type: 'string',
				default: '',
				description: 'Text to look for in printer names',
			},
		],
	},
];
