/** A trigger that is told of events: which ones, and what a person sees of it. */

import type { Trigger } from '../engine/core/core';
import { hook } from '../engine/webhooks';

const trigger: Trigger = {
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
	],
};

export default hook(trigger, {
	key: 'job_done',
	noun: 'Job',
	display: { label: 'Print Finished', description: 'Triggers when a print finishes well.' },
	operation: {
		inputFields: [
			{
				key: 'printers',
				label: 'Printers',
				type: 'integer',
				list: true,
				dynamic: 'choose_printers.id.name',
				helpText: 'Only prints of these printers.',
			},
		],
		outputFields: [
			{ key: 'webhook_id', label: 'Webhook ID', type: 'integer' },
			{ key: 'event', label: 'Event', type: 'string' },
			{ key: 'timestamp', label: 'Timestamp', type: 'integer' },
			{ key: 'data__job__id', label: 'Job ID', type: 'integer' },
			{ key: 'data__job__uid', label: 'Job UID', type: 'string' },
			{ key: 'data__job__panel_url', label: 'Job Panel URL', type: 'string' },
			{ key: 'data__job__printer_id', label: 'Job Printer ID', type: 'integer' },
			{ key: 'data__job__state', label: 'Job State', type: 'string' },
			{ key: 'data__job__file', label: 'Job File', type: 'string' },
			{ key: 'data__job__percentage', label: 'Job Percentage', type: 'number' },
			{ key: 'data__job__time_left', label: 'Job Time Left', type: 'integer' },
			{ key: 'data__job__current_layer', label: 'Job Current Layer', type: 'integer' },
			{ key: 'data__job__analysis__slicer', label: 'Analysis Slicer', type: 'string' },
			{
				key: 'data__job__analysis__filament',
				label: 'Analysis Filament',
				type: 'number',
				list: true,
			},
			{ key: 'data__job__analysis__estimate', label: 'Analysis Estimate', type: 'number' },
			{ key: 'data__job__analysis__temps__bed', label: 'Temps Bed', type: 'number' },
			{ key: 'data__job__analysis__modelSize__x', label: 'Model Size X', type: 'number' },
			{ key: 'data__job__analysis__modelSize__y', label: 'Model Size Y', type: 'number' },
			{ key: 'data__job__analysis__modelSize__z', label: 'Model Size Z', type: 'number' },
			{
				key: 'data__job__analysis__minDeltaRadius',
				label: 'Analysis Min Delta Radius',
				type: 'number',
			},
			{ key: 'data__job__analysis__v', label: 'Analysis V', type: 'integer' },
			{ key: 'data__job__analysis__totalLayers', label: 'Analysis Total Layers', type: 'integer' },
			{ key: 'data__job__analysis__layerHeight', label: 'Analysis Layer Height', type: 'number' },
			{ key: 'data__job__analysis__nozzleSize', label: 'Analysis Nozzle Size', type: 'number' },
			{ key: 'data__job__started', label: 'Job Started', type: 'integer' },
			{ key: 'data__job__ended', label: 'Job Ended', type: 'integer' },
			{ key: 'data__job__autoprint', label: 'Job Autoprint', type: 'boolean' },
			{ key: 'data__job__printer__id', label: 'Printer ID', type: 'integer' },
			{ key: 'data__job__printer__name', label: 'Printer Name', type: 'string' },
			{ key: 'data__job__printer__group__id', label: 'Group ID', type: 'integer' },
			{ key: 'data__job__printer__group__name', label: 'Group Name', type: 'string' },
			{ key: 'data__job__cost', label: 'Job Cost', type: 'number' },
			{ key: 'data__job__duration', label: 'Job Duration', type: 'integer' },
		],
		sample: {
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
					current_layer: 210,
					analysis: { estimate: 3600, totalLayers: 210 },
					started: 1705320000,
					ended: 1705323600,
					autoprint: false,
					printer: { id: 123, name: 'Prusa MK4 - bed 1', group: { id: 2, name: 'Production bay' } },
					cost: 0.42,
					duration: 3600,
				},
			},
		},
	},
});
