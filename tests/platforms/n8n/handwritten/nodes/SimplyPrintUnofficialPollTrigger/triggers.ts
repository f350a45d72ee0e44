/** The polling triggers: what a person sees and what is compared. */

import { UserError } from 'n8n-workflow';
import type { INodeProperties } from 'n8n-workflow';

import { listPrinters } from '../SimplyPrintUnofficial/actions/printers';
import type { PollSpec } from '../shared/core';

const TRIGGERS: Readonly<Record<string, PollSpec>> = {
	'printers.state_changed': {
		name: 'printers.state_changed',
		action: listPrinters,
		identity: 'id',
		field: 'printer.state',
		filters: { printers: 'id', to: 'printer.state' },
	},
};

export function chosenTrigger(name: string): PollSpec {
	const trigger = TRIGGERS[name];
	if (trigger === undefined) throw new UserError(`There is no polling trigger ${name}`);
	return trigger;
}

export const triggerProperties: INodeProperties[] = [
	{
		displayName: 'Trigger On',
		name: 'event',
		type: 'options',
		noDataExpression: true,
		options: [
			{
				name: 'Printer State Changed',
				value: 'printers.state_changed',
				description: 'A printer went from one state to another',
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
					{ name: 'Unknown', value: 'unknown' },
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
				description:
					'Choose from the list, or specify IDs using an <a href="https://docs.n8n.io/code/expressions/">expression</a>',
			},
		],
	},
];
