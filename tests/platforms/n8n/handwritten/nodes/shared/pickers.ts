/** The lists to choose from. */

import type { PickerSpec } from './core/core';
import { resourceMapping } from './mapping';
import { listSearch, loadOptions } from './options';

const pickers = {
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
	printer_groups: {
		title: 'Printer group',
		operation: { id: 'groupsGet', method: 'GET', host: 'api', path: 'groups/Get' },
		records: ['groups'],
		value: 'id',
		label: 'name',
	},
	users: {
		title: 'User',
		operation: {
			id: 'usersGetPaginatedUsers',
			method: 'POST',
			host: 'api',
			path: 'users/GetPaginatedUsers',
			paging: { place: 'body', page: 'page', size: 'page_size', max: 100, pages: 'page_amount' },
		},
		records: ['data'],
		value: 'id',
		label: 'name',
		detail: 'email',
		search: 'body.search',
	},
} satisfies Record<string, PickerSpec>;

export const listMethods = {
	listSearch: {
		searchPrinters: listSearch(pickers.printers),
		searchQueueGroups: listSearch(pickers.queue_groups),
		searchPrinterGroups: listSearch(pickers.printer_groups),
		searchUsers: listSearch(pickers.users),
	},
	loadOptions: {
		loadPrinters: loadOptions(pickers.printers),
		loadQueueGroups: loadOptions(pickers.queue_groups),
		loadPrinterGroups: loadOptions(pickers.printer_groups),
		loadUsers: loadOptions(pickers.users),
	},
	resourceMapping: {
	},
};
