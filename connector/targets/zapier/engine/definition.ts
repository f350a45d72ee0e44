/** What Zapier is told of a trigger, search or create; the engine adds what runs. */

import type { Bundle, ZObject } from 'zapier-platform-core';

export interface Definition {
	readonly key: string;
	readonly noun: string;
	readonly display: {
		readonly label: string;
		readonly description: string;
		readonly hidden?: boolean;
	};
	readonly operation: Operation;
}

export interface Operation {
	readonly inputFieldGroups?: readonly object[];
	readonly inputFields?: readonly object[];
	readonly outputFields?: readonly object[];
	readonly sample: object;
}

export type Perform<Result = unknown> = (z: ZObject, bundle: Bundle) => Promise<Result>;

/** A definition with what runs. */
export interface Runnable extends Omit<Definition, 'operation'> {
	readonly operation: Operation & Readonly<Record<string, unknown>>;
}

export function runnable(definition: Definition, running: Record<string, unknown>): Runnable {
	return { ...definition, operation: { ...definition.operation, ...running } };
}

/** A list of definitions as Zapier takes them. */
export function byKey(all: readonly Runnable[]): Record<string, Runnable> {
	return Object.fromEntries(all.map((one) => [one.key, one]));
}
