/** The triggers of this node: what is looked for, and what a person sees of it. */

import type { INodeProperties } from 'n8n-workflow';

import type { Trigger } from '../shared/core/core';

export const triggers: Readonly<Record<string, Trigger>> = {
	'job.done': {
		name: 'job.done',
		title: 'Print finished',
		description: 'Starts when a print finishes well.',
		kind: 'webhook',
		group: 'Job',
		event: 'job.done',
		inputs: [
			{
				name: 'printers',
				label: 'Printers',
				kind: 'integer',
				many: true,
				filter: 'data.job.printer.id',
			},
			{
				name: 'printer_groups',
				label: 'Printer groups',
				kind: 'integer',
				many: true,
				filter: 'data.job.printer.group.id',
			},
			{
				name: 'file',
				label: 'File name',
				kind: 'text',
				filter: 'data.job.file',
				match: 'contains',
			},
		],
	},
	'queue.add_item': {
		name: 'queue.add_item',
		title: 'Queue item added',
		description: 'Starts when an item is added to the print queue.',
		kind: 'webhook',
		group: 'Queue',
		event: 'queue.add_item',
		inputs: [
			{
				name: 'groups',
				label: 'Queue groups',
				kind: 'integer',
				many: true,
				filter: 'data.queue_item.group',
			},
			{
				name: 'file',
				label: 'File name',
				kind: 'text',
				filter: 'data.queue_item.filename',
				match: 'contains',
			},
			{ name: 'users', label: 'Users', kind: 'integer', many: true, filter: 'data.user.id' },
		],
	},
};

export const properties: INodeProperties[] = [
	{
		displayName: 'Events',
		name: 'events',
		type: 'multiOptions',
		required: true,
		options: [
			{
				name: 'Print Finished',
				value: 'job.done',
				action: 'On print finished',
				description: 'Starts when a print finishes well',
			},
			{
				name: 'Queue Item Added',
				value: 'queue.add_item',
				action: 'On queue item added',
				description: 'Starts when an item is added to the print queue',
			},
		],
		default: [],
		description: 'What starts the workflow',
	},
	{
		displayName: 'Filters',
		name: 'filters',
		type: 'collection',
		placeholder: 'Add Filter',
		default: {},
		options: [
			{
				displayName: 'File Name',
				name: 'file',
				type: 'string',
				default: '',
				description: 'Only files whose name contains this',
			},
			{
				displayName: 'Printer Group Names or IDs',
				name: 'printer_groups',
				type: 'multiOptions',
				typeOptions: { loadOptionsMethod: 'loadPrinterGroups' },
				default: [],
				hint: 'Only events of printers in these groups',
				description:
					'Choose from the list, or specify IDs using an <a href="https://docs.n8n.io/code/expressions/">expression</a>',
			},
			{
				displayName: 'Printer Names or IDs',
				name: 'printers',
				type: 'multiOptions',
				typeOptions: { loadOptionsMethod: 'loadPrinters' },
				default: [],
				hint: 'Only events of these printers',
				description:
					'Choose from the list, or specify IDs using an <a href="https://docs.n8n.io/code/expressions/">expression</a>',
			},
			{
				displayName: 'Queue Group Names or IDs',
				name: 'groups',
				type: 'multiOptions',
				typeOptions: { loadOptionsMethod: 'loadQueueGroups' },
				default: [],
				hint: 'Only items of these queue groups',
				description:
					'Choose from the list, or specify IDs using an <a href="https://docs.n8n.io/code/expressions/">expression</a>',
			},
			{
				displayName: 'User Names or IDs',
				name: 'users',
				type: 'multiOptions',
				typeOptions: { loadOptionsMethod: 'loadUsers' },
				default: [],
				hint: 'Only what these users did',
				description:
					'Choose from the list, or specify IDs using an <a href="https://docs.n8n.io/code/expressions/">expression</a>',
			},
		],
		description: 'A filter counts for the events that have such a field',
	},
	{
		displayName: 'Options',
		name: 'options',
		type: 'collection',
		placeholder: 'Add Option',
		default: {},
		options: [
			{
				displayName: 'Allow Private URL',
				name: 'allowPrivateUrl',
				type: 'boolean',
				default: false,
				description:
					'Whether to register a webhook address that is not public. Nothing is delivered to it unless the server runs in the same network.',
			},
			{
				displayName: 'Public Base URL',
				name: 'publicUrl',
				type: 'string',
				default: '',
				placeholder: 'e.g. https://n8n.example.com',
				description:
					'The address under which this n8n can be reached, if it does not know that itself',
			},
			{
				displayName: 'When Testing',
				name: 'whenTesting',
				type: 'options',
				options: [
					{
						name: 'Show a Sample',
						value: 'sample',
						description:
							'A recent or made-up event of the first kind above, at once. Needs no public address.',
					},
					{
						name: 'Wait for an Event',
						value: 'event',
						description: 'Until something happens or the test is stopped',
					},
				],
				default: 'sample',
				description: 'What a test run of this trigger shows; an active workflow always gets events',
			},
		],
	},
];
