/** The piece: what Activepieces loads. */

import { createPiece } from '@activepieces/pieces-framework';

import { filesActions } from './lib/actions/files';
import { printersActions } from './lib/actions/printers';
import { pieceAuth } from './lib/auth';
import { jobTriggers } from './lib/triggers/job';
import { printersTriggers } from './lib/triggers/printers';

/** The framework names categories differently from version to version. */
type Category = NonNullable<Parameters<typeof createPiece>[0]['categories']>[number];

export const piece = createPiece({
	displayName: 'SimplyPrint Unofficial',
	description:
		'Run a farm of 3D printers with SimplyPrint. Queue files, start prints, watch printers and react to what happens.',
	logoUrl:
		'data:image/svg+xml;base64,PHN2ZyB4bWxucz0iaHR0cDovL3d3dy53My5vcmcvMjAwMC9zdmciIHZpZXdCb3g9IjAgMCA2MCA2MCIgd2lkdGg9IjYwIiBoZWlnaHQ9IjYwIj4KICA8cGF0aCBkPSJNMTAgOGg0MHY0NEgxMHoiIGZpbGw9Im5vbmUiIHN0cm9rZT0iIzFmMjkzMyIgc3Ryb2tlLXdpZHRoPSI0IiBzdHJva2UtbGluZWpvaW49InJvdW5kIi8+CiAgPHBhdGggZD0iTTEwIDE4aDQwIiBzdHJva2U9IiMxZjI5MzMiIHN0cm9rZS13aWR0aD0iNCIvPgogIDxwYXRoIGQ9Ik0yNCAxOGgxMnY4bC02IDYtNi02eiIgZmlsbD0iIzBiNzI4NSIvPgogIDxwYXRoIGQ9Ik0yMCA0NGgyME0yNCAzOGgxMiIgc3Ryb2tlPSIjMGI3Mjg1IiBzdHJva2Utd2lkdGg9IjQiIHN0cm9rZS1saW5lY2FwPSJyb3VuZCIvPgo8L3N2Zz4K',
	authors: ['simplyprint-connector contributors'],
	categories: ['PRODUCTIVITY' as Category],
	minimumSupportedRelease: '0.82.0',
	auth: pieceAuth,
	actions: [
		...filesActions,
		...printersActions,
	],
	triggers: [
		...jobTriggers,
		...printersTriggers,
	],
});
