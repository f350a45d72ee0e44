/** All actions by resource, and their properties in the order the node shows them. */

import type { INodeProperties } from 'n8n-workflow';

import type { Actions } from '../../shared/actions';
import { actions as filesActions, properties as filesProperties } from './files';
import { actions as printersActions, properties as printersProperties } from './printers';

export const actions: Actions = {
	files: filesActions,
	printers: printersActions,
};

export const properties: INodeProperties[] = [
	{
		displayName: 'Resource',
		name: 'resource',
		type: 'options',
		noDataExpression: true,
		options: [
			{ name: 'File', value: 'files' },
			{ name: 'Printer', value: 'printers' },
		],
		default: 'printers',
	},
	...filesProperties,
	...printersProperties,
];
