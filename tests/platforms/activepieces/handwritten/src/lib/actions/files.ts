/** The actions of one resource: what is sent, and what a person sees of it. */

import { Property, createAction } from '@activepieces/pieces-framework';

import { pieceAuth } from '../auth';
import { runAction } from '../common/actions';
import type { Action } from '../common/core/core';
import { SENT_ONCE } from '../common/retries';

type Name =
	| 'upload';

const specs: Record<Name, Action> = {
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

export const filesActions = [
	createAction({
		auth: pieceAuth,
		name: 'files_upload',
		displayName: 'Upload File',
		description:
			'Uploads a print file or model. It stays for about a day unless it is queued, printed or saved to the library before.',
		audience: 'both',
		aiMetadata: {
			description:
				'Uploads a print file or model. It stays for about a day unless it is queued, printed or saved to the library before. Changes something: do not repeat it when its outcome is unknown.',
			idempotent: false,
		},
		errorHandlingOptions: SENT_ONCE,
		outputSchema: {
			fields: [
				{ key: 'id', label: 'ID' },
				{ key: 'name', label: 'Name' },
				{ key: 'size', label: 'Size', format: 'number' },
				{ key: 'expires_at', label: 'Expires At' },
			],
		},
		props: {
			file: Property.File({
				displayName: 'File',
				description: 'The extension decides how the file is treated',
				required: true,
			}),
			name: Property.ShortText({
				displayName: 'File Name',
				description: 'Instead of the name that the file has. For example: bracket.gcode',
				required: false,
			}),
		},
		run: async (context) => await runAction(specs.upload, context),
	}),
];
