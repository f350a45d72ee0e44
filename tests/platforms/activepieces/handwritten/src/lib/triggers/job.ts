/** The triggers of one resource: what is looked for, and what a person sees of it. */

import { Property, TriggerStrategy, createTrigger } from '@activepieces/pieces-framework';

import { pieceAuth } from '../auth';
import type { Trigger } from '../common/core/core';
import { pickers } from '../common/pickers';
import { webhook } from '../common/webhook';

type Name =
	| 'done';

const specs: Record<Name, Trigger> = {
	done: {
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
};

const samples = {
	done: {
		webhook_id: 42,
		event: 'job.done',
		timestamp: 1705320000,
		data: {
			job: {
				id: 456,
				uid: 'pj_abc123',
				panel_url: 'https://simplyprint.io/panel/456',
				printer_id: 123,
				state: 'completed',
				file: 'benchy.gcode',
				percentage: 100,
				time_left: null,
				current_layer: 210,
				analysis: { estimate: 3600, totalLayers: 210 },
				started: 1705320000,
				ended: 1705323600,
				ai: null,
				autoprint: false,
				printer: { id: 123, name: 'Prusa MK4 - bed 1', group: { id: 2, name: 'Production bay' } },
				cost: 0.42,
				duration: 3600,
				skippedObjects: null,
			},
		},
	},
};

export const jobTriggers = [
	createTrigger({
		auth: pieceAuth,
		name: 'job_done',
		displayName: 'Print Finished',
		description: 'Starts when a print finishes well.',
		aiMetadata: { description: 'Starts when a print finishes well.' },
		type: TriggerStrategy.WEBHOOK,
		sampleData: samples.done,
		props: {
			printers: Property.MultiSelectDropdown({
				displayName: 'Printers',
				description: 'Only events of these printers',
				required: false,
				auth: pieceAuth,
				refreshers: [],
				refreshOnSearch: true,
				options: pickers.printers,
			}),
			printer_groups: Property.Array({
				displayName: 'Printer Groups',
				description: 'Only events of printers in these groups',
				required: false,
			}),
			file: Property.ShortText({
				displayName: 'File Name',
				description: 'Only files whose name contains this',
				required: false,
			}),
			allowPrivateUrl: Property.Checkbox({
				displayName: 'Allow Private Address',
				description:
					'Register an address that is not public. Nothing is delivered to it unless the server runs in the same network.',
				required: false,
				defaultValue: false,
			}),
		},
		...webhook(specs.done, samples.done),
	}),
];
