/** The actions of one resource: what is sent, and what a person sees of it. */

import type { INodeProperties } from 'n8n-workflow';

import type { NodeAction } from '../../shared/actions';

export const actions: Readonly<Record<string, NodeAction>> = {
	upload: {
		name: 'files.upload',
		title: 'Upload file',
		description:
			'Uploads a print file or model. It stays for about a day unless it is queued, printed or saved to the library before.',
		effect: 'write',
		output: { keys: ['file'] },
		operation: { id: 'filesUpload', method: 'POST', host: 'files', path: 'files/Upload' },
		strategy: 'upload',
		inputs: [
			{
				name: 'file',
				label: 'File',
				kind: 'file',
				required: true,
				destinations: [{ place: 'form', key: 'file' }],
			},
			{ name: 'name', label: 'File name', kind: 'text', placeholder: 'bracket.gcode' },
		],
	},
};

export const properties: INodeProperties[] = [
	{
		displayName: 'Operation',
		name: 'operation',
		type: 'options',
		noDataExpression: true,
		displayOptions: { show: { resource: ['files'] } },
		options: [
			{
				name: 'Upload',
				value: 'upload',
				action: 'Upload file',
				description:
					'Uploads a print file or model. It stays for about a day unless it is queued, printed or saved to the library before.',
			},
		],
		default: 'upload',
	},
	{
		displayName: 'Input Binary Field',
		name: 'file',
		type: 'string',
		required: true,
		displayOptions: { show: { resource: ['files'], operation: ['upload'] } },
		default: 'data',
		hint: 'The name of the input field containing the file',
		description: 'The extension decides how the file is treated',
	},
	{
		displayName: 'Additional Fields',
		name: 'additionalFields',
		type: 'collection',
		placeholder: 'Add Field',
		displayOptions: { show: { resource: ['files'], operation: ['upload'] } },
		default: {},
		options: [
			{
				displayName: 'File Name',
				name: 'name',
				type: 'string',
				default: '',
				placeholder: 'e.g. bracket.gcode',
				description: 'Instead of the name that the file has',
			},
		],
	},
];
