// From checked inputs to a request: each value goes to its place, and nowhere else.

import type { Effect, Input, JsonObject, Operation } from './spec';
import type { Request } from './messages';
import type { Values } from './inputs';
import { apply, textOf } from './operators';
import { has, place as nest, put } from './paths';

/**
 * The request of one operation. `constants` maps "place.key" to a fixed value.
 *
 * A body exists only if something was put into it, so a call without body fields sends none.
 */
export function buildRequest(
  operation: Operation,
  inputs: readonly Input[] = [],
  values: Values = {},
  constants: Record<string, unknown> = {},
  effect: Effect = 'read',
): Request {
  let path = operation.path;
  const query: Record<string, string> = {};
  const body: JsonObject = {};
  const form: Record<string, string> = {};

  const send = (place: string, key: string, value: unknown): void => {
    if (place === 'path') path = path.replace(`{${key}}`, () => encode(textOf(value)));
    else if (place === 'query') put(query, key, textOf(value));
    else if (place === 'form') put(form, key, textOf(value));
    else nest(body, key, value);
  };

  for (const [target, value] of Object.entries(constants)) {
    const dot = target.indexOf('.');
    send(target.slice(0, dot), target.slice(dot + 1), value);
  }
  for (const item of inputs) {
    if (!has(values, item.name)) continue;
    for (const destination of item.destinations ?? []) {
      const value = apply(destination, values[item.name]);
      if (value !== undefined) send(destination.place, destination.key, value);
    }
  }
  return {
    method: operation.method,
    host: operation.host,
    path,
    company: operation.company ?? true,
    public: operation.public ?? false,
    query,
    body: isEmpty(body) ? null : body,
    form: isEmpty(form) ? null : form,
    effect,
    expects: 'json',
  };
}

function isEmpty(data: object): boolean {
  return Object.keys(data).length === 0;
}

/**
 * The full URL: base, company id (0 for calls outside a company), path and query.
 *
 * Paths of the other hosts are complete as they are and take no company.
 */
export function urlOf(request: Request, base: string, company: string): string {
  const inCompany = request.host === 'api' || request.host === 'files';
  const parts = inCompany ? [request.company ? company : '0', request.path] : [request.path];
  const query = queryText(request.query);
  return [withoutSlash(base), ...parts].join('/') + (query === '' ? '' : `?${query}`);
}

/** Fields as the text after a URL's question mark; all but letters, digits and `_.-~` encoded. */
export function queryText(fields: Record<string, string>): string {
  return Object.entries(fields)
    .map(([name, value]) => `${encode(name)}=${encode(value)}`)
    .join('&');
}

function encode(text: string): string {
  const escape = (mark: string) => `%${mark.charCodeAt(0).toString(16).toUpperCase()}`;
  return encodeURIComponent(text).replace(/[!'()*]/g, escape);
}

/** A base URL without the slashes at its end. */
export function withoutSlash(base: string): string {
  let end = base.length;
  while (base.charAt(end - 1) === '/') end -= 1;
  return base.slice(0, end);
}
