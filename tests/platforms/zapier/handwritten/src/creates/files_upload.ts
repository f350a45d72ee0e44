/** An action that changes something: what is sent, and what a person sees of it. */

import { create } from '../engine/actions';
import type { Action } from '../engine/core/core';

const action: Action = {
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
};

export default create(action, {
	key: 'files_upload',
	noun: 'File',
	display: {
		label: 'Upload File',
		description:
			'Uploads a print file or model. It stays for about a day unless it is queued, printed or saved to the library before.',
	},
	operation: {
		inputFieldGroups: [{ key: 'advanced', label: 'Advanced' }],
		inputFields: [
			{
				key: 'file',
				label: 'File',
				type: 'file',
				required: true,
				helpText:
					'The extension decides how the file is treated. Takes a file of an earlier step, or an address to download it from.',
			},
			{
				key: 'name',
				label: 'File Name',
				type: 'string',
				placeholder: 'bracket.gcode',
				helpText: 'Instead of the name that the file has.',
				group: 'advanced',
			},
		],
		outputFields: [
			{ key: 'id', label: 'ID', type: 'string' },
			{ key: 'name', label: 'Name', type: 'string' },
			{ key: 'size', label: 'Size', type: 'integer' },
			{ key: 'expires_at', label: 'Expires At', type: 'string' },
		],
		sample: {
			id: 'f568ead4bbc2d881efc8a9a05f3bd585334cd8c662347ba2dfad7250176b0abd',
			name: 'file.gcode',
			size: 13439,
		},
	},
});
