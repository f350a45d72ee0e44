/** The triggers of one resource: what is looked for, and what a person sees of it. */

import { Property, TriggerStrategy, createTrigger } from '@activepieces/pieces-framework';

import { pieceAuth } from '../auth';
import type { Trigger } from '../common/core/core';
import { pickers } from '../common/pickers';
import { polling } from '../common/polling';

type Name =
	| 'state_changed';

const specs: Record<Name, Trigger> = {
	state_changed: {
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

const samples = {
	state_changed: {
		id: 385,
		sort_order: 6,
		printer: {
			name: 'Mini Printer 1',
			state: 'printing',
			group: 99,
			position: 6,
			api: 'OctoPrint',
			ui: 'OctoPrint',
			ip: '10.78.16.46',
			public: 1,
			machine: 'Raspberry Pi 4 Model B Rev 1.2',
			online: true,
			region: 'eu-west-2',
			firmware: 'Virtual Marlin',
			spVersion: '4.0.5',
			temps: {
				ambient: 22,
				current: { tool: [210], bed: null },
				target: { tool: [210], bed: null },
			},
			hasPSU: 1,
			psuOn: true,
			hasFilSensor: true,
			filSensor: true,
			filamentRetraction: 250,
			model: {
				id: 91,
				name: 'Fabrikator Mini',
				brand: 'Turnigy',
				bedSize: [80, 80],
				bedType: 'square',
				maxHeight: 80,
				image:
					'https://cdn.simplyprint.io/i/printer_types/turnigy/fabrikator_mini/silhouette_sm.png?cacheid=5fe9e77f49198',
				hasHeatedBed: false,
				extruders: 1,
				extruderSettings: null,
				maxToolTemp: 240,
				maxBedTemp: 0,
				filamentWidth: 1.75,
				nozzleDia: 0.4,
				axes: {
					e: { inverted: false, speed: 5 },
					x: { inverted: false, speed: 100 },
					y: { inverted: false, speed: 100 },
					z: { inverted: false, speed: 3.5 },
				},
				screwOffset: 35,
				filamentRetraction: 250,
				customBoundingBox: false,
				extrudeAbs: 0,
				originCenter: 0,
				bedBelt: 0,
				fwRetract: 0,
				extrusionType: 1,
				noControl: 0,
			},
			hasCam: 1,
			hasQueue: { items: 6, fits: true },
			health: { usage: 24, temp: 61, memory: 19 },
			unsupported: 0,
			latency: null,
			outOfOrder: 0,
		},
		filament: null,
		job: {
			id: 552252,
			uid: 'da69d2a4-e07e-48ff-128a-f88fab1b8f20',
			state: 'printing',
			file: 'Benchy.15mm_PLA_MK3S_7h40m.gcode',
			percentage: 50,
			time: 12627,
			canPreview: true,
			layer: null,
		},
		tags: {
			nozzle: 0.6,
			material: [{ ext: 0, type: 123, color: 'Green', hex: '#4CAF50' }],
			custom: [1, 2, 3],
		},
		change: { field: 'printer.state', from: 'operational', to: 'printing' },
	},
};

export const printersTriggers = [
	createTrigger({
		auth: pieceAuth,
		name: 'printers_state_changed',
		displayName: 'Printer State Changed',
		description:
			'Finds printers whose state is not what it was at the last look. What changes and changes back in between is not seen.',
		aiMetadata: {
			description:
				'Finds printers whose state is not what it was at the last look. What changes and changes back in between is not seen.',
		},
		type: TriggerStrategy.POLLING,
		sampleData: samples.state_changed,
		props: {
			printers: Property.MultiSelectDropdown({
				displayName: 'Printers',
				description: 'Only these printers',
				required: false,
				auth: pieceAuth,
				refreshers: [],
				refreshOnSearch: true,
				options: pickers.printers,
			}),
			to: Property.StaticMultiSelectDropdown({
				displayName: 'New State',
				description: 'Only changes to one of these states',
				required: false,
				options: {
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
				},
			}),
		},
		...polling(specs.state_changed),
	}),
];
