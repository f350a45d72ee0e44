// The life cycle of a webhook: at most one for each address of ours, and no foreign one touched.

import { find, lookup, subscribe, unsubscribe } from '../core/core';
import type { Exchange, Json, WebhookLifecycle } from '../core/core';

/** What is to be registered. `id` is that of what we registered before, or null. */
export interface Hook {
  readonly id: number | null;
  readonly name: string;
  readonly url: string;
  readonly events: readonly string[];
  readonly secret: string;
}

/** Registers a webhook in place of one with our id or at our address. Returns the new id. */
export function* registerHook(hooks: WebhookLifecycle, hook: Hook): Exchange<number | null> {
  const { id, name, url, events, secret } = hook;
  const before = hookId(yield* find(hooks, id, url));
  if (before !== null) yield* unsubscribe(hooks, before);
  return hookId(yield* subscribe(hooks, name, url, events, secret));
}

/** Deletes the webhook with our id, if it is still there: someone may have done so in the panel. */
export function* removeHook(hooks: WebhookLifecycle, id: number, url: string): Exchange<void> {
  const found = hookId(yield* find(hooks, id, url));
  if (found === id) yield* unsubscribe(hooks, id);
}

/** The id under which a webhook can be deleted, or null. */
export function hookId(hook: Json): number | null {
  const id = lookup(hook, 'id');
  return typeof id === 'number' ? id : null;
}

/** Whether a registered webhook delivers exactly these events to this address, and is on. */
export function fits(hook: Json, url: string, events: readonly string[]): boolean {
  const registered = lookup(hook, 'events');
  const found = Array.isArray(registered) ? registered.map(String).sort() : [];
  const enabled = lookup(hook, 'enabled');
  const isOn = enabled === true || enabled === 1;
  return isOn && found.join() === [...events].sort().join() && lookup(hook, 'url') === url;
}
