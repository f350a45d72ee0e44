/** REST hooks: each Zap has a webhook of its own, with a secret of its own. */

import { randomBytes } from 'crypto';

import type { Bundle } from 'zapier-platform-core';

import { connect } from './connection';
import { WEBHOOKS } from './connector';
import { judge, readInputs, sample } from './core/core';
import type { Trigger, Values } from './core/core';
import { has } from './core/paths';
import { runnable } from './definition';
import type { Definition, Perform, Runnable } from './definition';
import { registerHook, removeHook } from './driver/hooks';
import { drive } from './transport';

/** What Zapier keeps for us between subscribing and unsubscribing. */
interface Subscription {
	readonly id: number | null;
	readonly secret: string;
}

export function hook(trigger: Trigger, definition: Definition): Runnable {
	return runnable(definition, {
		type: 'hook',
		performSubscribe: subscribing(trigger),
		performUnsubscribe: unsubscribing,
		performList: sampling(trigger, definition.operation.sample),
		perform: receiving(trigger),
	});
}

function subscribing(trigger: Trigger): Perform<Subscription> {
	return async (z, bundle) => {
		const secret = randomBytes(32).toString('hex');
		const id = await drive(connect(z, bundle), () => {
			// While a Zap is turned on somebody looks; when a delivery comes nobody does.
			filterValues(trigger, bundle);
			return registerHook(WEBHOOKS, {
				id: null,
				name: `Zapier: ${trigger.title}`,
				url: bundle.targetUrl ?? '',
				events: [trigger.event ?? ''],
				secret,
			});
		});
		return { id, secret };
	};
}

const unsubscribing: Perform<object> = async (z, bundle) => {
	const { id } = subscription(bundle);
	if (typeof id === 'number') {
		await drive(connect(z, bundle), () => removeHook(WEBHOOKS, id, bundle.targetUrl ?? ''));
	}
	return {};
};

/** A delivery that carries no secret we know starts nothing. */
function receiving(trigger: Trigger): Perform<object[]> {
	return async (z, bundle) => {
		const { headers = {}, content = '' } = bundle.rawRequest ?? {};
		const sent: Record<string, string> = {};
		// Zapier hands headers over as some web servers do, with a prefix.
		for (const [name, value] of Object.entries(headers)) {
			sent[name.replace(/^http-/i, '')] = String(value);
		}
		const secret = String(subscription(bundle).secret ?? '');
		const names = WEBHOOKS.secret_headers;
		const values = filterValues(trigger, bundle);
		const { item, reason } = judge([trigger], values, secret, names, sent, content);
		if (item === null) z.console.log(`Nothing starts: ${reason}`);
		return item === null ? [] : [item];
	};
}

/** What a delivery looks like: a recent one of the backend's or, where it has none, an example. */
function sampling(trigger: Trigger, example: object): Perform<object[]> {
	return async (z, bundle) => {
		const found = await drive(connect(z, bundle), () => sample(WEBHOOKS, trigger.event ?? ''));
		// It says where it comes from, which a delivery does not.
		const told = Object.entries(found ?? example).filter(([name]) => has(example, name));
		return [Object.fromEntries(told)];
	};
}

function subscription(bundle: Bundle): Partial<Subscription> {
	return (bundle.subscribeData ?? {}) as unknown as Partial<Subscription>;
}

function filterValues(trigger: Trigger, bundle: Bundle): Values {
	return readInputs(trigger.inputs ?? [], bundle.inputData);
}
