// Webhooks: registering one, finding it again, removing it, and judging a delivery.
//
// The secret arrives verbatim in a header, unsigned. Sources disagree on the header's name, so each
// of the connector's `secret_headers` is accepted.

import type { Json, JsonObject, Output, Trigger, WebhookLifecycle } from './spec';
import type { Exchange } from './messages';
import type { Values } from './inputs';
import { passes } from './filters';
import { readJson } from './json_text';
import { readList } from './paging';
import { isRecord, lookup, own } from './paths';
import { buildRequest } from './request';
import { readAnswer, shape, shapeList } from './response';

/** The verdict on a delivery: accepted with its item, ignored by a filter, or refused. */
export interface Delivery {
  verdict: 'accepted' | 'ignored' | 'refused';
  reason: string;
  item: JsonObject | null;
}

const HOOKS: Output = { keys: ['data'], many: true };

/** Create an enabled webhook (the backend's default is disabled); returns the webhook. */
export function* subscribe(
  hooks: WebhookLifecycle,
  name: string,
  url: string,
  events: readonly string[],
  secret: string,
): Exchange<Json> {
  const constants = {
    'body.name': name,
    'body.url': url,
    'body.events': [...events],
    'body.secret': secret,
    'body.enabled': true,
  };
  const response = yield buildRequest(hooks.create, [], {}, constants, 'write');
  return shape({ keys: ['webhook'] }, readAnswer(response));
}

/** The registered webhook with that id or, failing that, with that very URL; or null. */
export function* find(
  hooks: WebhookLifecycle,
  webhookId: number | null,
  url: string,
): Exchange<Json> {
  const found = yield* readList(hooks.list, buildRequest(hooks.list), HOOKS);
  const byId = found.find((hook) => webhookId !== null && lookup(hook, 'id') === webhookId);
  return byId ?? found.find((hook) => lookup(hook, 'url') === url) ?? null;
}

/** Delete a webhook by its id. */
export function* unsubscribe(hooks: WebhookLifecycle, webhookId: number): Exchange<Json> {
  const request = buildRequest(hooks.delete, [], {}, { 'body.id': webhookId }, 'idempotent');
  return shape({ none: true }, readAnswer(yield request));
}

/** A recent or made-up delivery of an event from the backend, or null. */
export function* sample(hooks: WebhookLifecycle, event: string): Exchange<Json> {
  const constants = { 'query.event': event, 'query.limit': 1 };
  const answer = readAnswer(yield buildRequest(hooks.sample, [], {}, constants));
  return shapeList({ keys: ['samples'], many: true }, answer)[0] ?? null;
}

/**
 * Judge a delivery: the secret first, in constant time, then its shape, then the filters.
 *
 * Without a configured secret everything is refused. `inputs` are checked values.
 */
export function judge(
  triggers: readonly Trigger[],
  inputs: Values,
  secret: string,
  secretHeaders: readonly string[],
  headers: Record<string, string>,
  body: string,
): Delivery {
  const lower = new Map(Object.entries(headers).map(([name, text]) => [name.toLowerCase(), text]));
  const sent = secretHeaders.map((name) => lower.get(name.toLowerCase())).filter(isText);
  if (secret === '' || !sent.some((value) => equal(value, secret))) {
    return verdict('refused', sent.length > 0 ? 'wrong secret' : 'no secret');
  }
  const envelope = readJson(body);
  if (envelope === null) return verdict('refused', 'not JSON');
  if (!isRecord(envelope) || typeof own(envelope, 'event') !== 'string') {
    return verdict('refused', 'not a delivery');
  }
  const trigger = triggers.find((candidate) => candidate.event === envelope.event);
  if (trigger === undefined) return verdict('ignored', 'another event');
  if (!passes(trigger.inputs ?? [], inputs, envelope)) return verdict('ignored', 'filtered out');
  return { verdict: 'accepted', reason: '', item: envelope };
}

function verdict(kind: 'ignored' | 'refused', reason: string): Delivery {
  return { verdict: kind, reason, item: null };
}

function isText(value: string | undefined): value is string {
  return value !== undefined;
}

/** Compare in a time that depends on the length of what was sent alone. */
function equal(sent: string, secret: string): boolean {
  let difference = sent.length ^ secret.length;
  for (let at = 0; at < sent.length; at += 1) {
    difference |= sent.charCodeAt(at) ^ secret.charCodeAt(at % secret.length);
  }
  return difference === 0;
}
