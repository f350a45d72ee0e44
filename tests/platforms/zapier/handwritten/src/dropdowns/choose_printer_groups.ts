/** A list to choose from: where it comes from, and how Zapier fills a dropdown with it. */

import type { PickerSpec } from '../engine/core/core';
import { dropdown } from '../engine/dropdowns';

const picker: PickerSpec = {
	title: 'Printer group',
	operation: { id: 'groupsGet', method: 'GET', host: 'api', path: 'groups/Get' },
	records: ['groups'],
	value: 'id',
	label: 'name',
};

export default dropdown(picker, {
	key: 'choose_printer_groups',
	noun: 'Printer Group',
	display: {
		label: 'Choose Printer Group',
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
