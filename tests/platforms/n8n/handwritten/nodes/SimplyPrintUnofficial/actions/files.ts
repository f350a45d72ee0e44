/** Files: what a person sees and what is sent. */

import type { INodeProperties } from 'n8n-workflow';

import type { ActionSpec } from '../../shared/core';
import type { Operation } from '../../shared/operation';

const uploadFile: ActionSpec = {
	name: 'files.upload',
	effect: 'write',
	method: 'POST',
	host: 'files',
	path: 'files/Upload',
	inputs: {
		file: { label: 'File', type: 'file', to: ['form.file'], required: true },
	},
	output: 'file',
	upload: { partSize: 95000000 },
};

export const filesOperations: Readonly<Record<string, Operation>> = {
	upload: {
		action: uploadFile,
		fields: [{ input: 'file', parameter: 'file', kind: 'binary' }],
	},
};

export const filesProperties: INodeProperties[] = [
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
				action: 'Upload a file',
				description:
					'Uploads a file for queueing or printing. SimplyPrint keeps it for about a day unless it is used.',
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
		hint: 'The name of the input field containing the file to upload',
		description: 'The file name needs its extension, such as .gcode, which decides the file type',
	},
];
