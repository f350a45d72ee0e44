/** What the engine needs of the contexts that Activepieces hands to actions and triggers. */

import type { FilesService, Store } from '@activepieces/pieces-framework';

export interface Context {
	readonly auth: unknown;
	readonly propsValue: Readonly<Record<string, unknown>>;
	readonly store: Store;
}

export interface ActionContext extends Context {
	readonly files: FilesService;
}

export interface HookContext extends Context {
	readonly webhookUrl: string;
}

export interface DeliveryContext extends HookContext {
	readonly payload: {
		readonly body: unknown;
		readonly rawBody?: unknown;
		readonly headers: Readonly<Record<string, string>>;
	};
}
