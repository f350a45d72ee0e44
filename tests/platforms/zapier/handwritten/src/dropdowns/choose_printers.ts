/** A list to choose from: where it comes from, and how Zapier fills a dropdown with it. */

import type { PickerSpec } from '../engine/core/core';
import { dropdown } from '../engine/dropdowns';

const picker: PickerSpec = {
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
};

export default dropdown(picker, {
	key: 'choose_printers',
	noun: 'Printer',
	display: {
		label: 'Choose Printer',
		description: 'Triggers when somebody chooses from a list.',
		hidden: true,
	},
	operation: {
		outputFields: [
			{ key: 'id', label: 'ID', primary: true },
			{ key: 'name', label: 'Name' },
		],
		sample: { id: '1', name: 'Example' },
	},
});
