/** The actions of one resource: what is sent, and what a person sees of it. */

import { Property, createAction } from '@activepieces/pieces-framework';

import { pieceAuth } from '../auth';
import { runAction } from '../common/actions';
import type { Action } from '../common/core/core';
import { options } from '../common/pickers';
import { MAY_BE_REPEATED, SENT_ONCE } from '../common/retries';
import { outputs } from '../outputs/printers';

const specs = {
	list: {
		name: 'printers.list',
		title: 'Get many printers',
		description: 'Lists printers with their state, temperatures, current job and loaded filament.',
		effect: 'read',
	},
} satisfies Record<string, Action>;
