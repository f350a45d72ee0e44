// Dotted paths into JSON data. Data are not trusted: only own properties are read, and a key such
// as `__proto__` is a key like any other.

import type { Json, JsonObject } from './spec';

export function isRecord(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

export function has(data: object, key: string): boolean {
  return Object.prototype.hasOwnProperty.call(data, key);
}

/** The own property of that name, or undefined. */
export function own<Value>(data: Record<string, Value>, key: string): Value | undefined {
  return has(data, key) ? data[key] : undefined;
}

/** Set an own property, whatever its name. */
export function put(data: object, key: string, value: unknown): void {
  Object.defineProperty(data, key, {
    value,
    configurable: true,
    enumerable: true,
    writable: true,
  });
}

/** The value at a dotted path, or null where the path leads nowhere. */
export function lookup(data: unknown, path: string): Json {
  let found: Json = data as Json;
  for (const key of path.split('.')) {
    if (!isRecord(found)) return null;
    found = own(found, key) ?? null;
  }
  return found;
}

/** The value of the first path that leads to one, or null. */
export function first(data: unknown, paths: readonly string[]): Json {
  for (const path of paths) {
    const value = lookup(data, path);
    if (value !== null) return value;
  }
  return null;
}

/** Whether a dotted path leads somewhere, be it to null. */
export function leads(data: unknown, path: string): boolean {
  const end = path.lastIndexOf('.');
  const holder = end < 0 ? data : lookup(data, path.slice(0, end));
  return isRecord(holder) && has(holder, path.slice(end + 1));
}

/** Set the value at a dotted path, making the objects on the way. */
export function place(data: JsonObject, path: string, value: unknown): void {
  const keys = path.split('.');
  let parent = data;
  for (const key of keys.slice(0, -1)) {
    let child = own(parent, key);
    if (!isRecord(child)) {
      child = {};
      put(parent, key, child);
    }
    parent = child;
  }
  put(parent, keys[keys.length - 1] ?? path, value);
}
