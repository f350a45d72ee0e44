/** The lists to choose from. */

import type { PickerSpec } from './core/core';
import { optionsOf } from './dropdowns';

type Name =
	| 'printers'
	| 'queue_groups';

const specs: Record<Name, PickerSpec> = {
	printers: {
		title: 'Printer',
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
		value: 'id',
		label: 'printer.name',
		detail: 'printer.state',
		search: 'body.search',
	},
	queue_groups: {
		title: 'Queue group',
		operation: { id: 'queueGroupsGet', method: 'GET', host: 'api', path: 'queue/groups/Get' },
		records: ['list'],
		value: 'id',
		label: 'name',
	},
};

export const pickers = {
	printers: optionsOf(specs.printers),
	queue_groups: optionsOf(specs.queue_groups),
};
