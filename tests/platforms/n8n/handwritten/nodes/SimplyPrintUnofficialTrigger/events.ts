/** The webhook events a person can choose from. */

import type { INodeProperties } from 'n8n-workflow';

export const triggerProperties: INodeProperties[] = [
	{
		displayName: 'Events',
		name: 'events',
		type: 'multiOptions',
		required: true,
		options: [
			{
				name: 'Print Finished',
				value: 'job.done',
				description: 'A print ended well',
			},
			{
				name: 'Queue Item Added',
				value: 'queue.add_item',
				description: 'An item was put into the print queue',
			},
		],
		default: [],
		description: 'What starts the workflow',
	},
	{
		displayName: 'Options',
		name: 'options',
		type: 'collection',
		placeholder: 'Add option',
		default: {},
		options: [
			{
				displayName: 'Allow Private URL',
				name: 'allowPrivateUrl',
				type: 'boolean',
				default: false,
				description:
					'Whether to register a webhook address that is not public. SimplyPrint cannot deliver to it unless it runs in the same network.',
			},
		],
	},
];
