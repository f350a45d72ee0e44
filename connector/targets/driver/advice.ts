// What a person can do about an error of the API, besides reading its reason.

import type { ApiError, ErrorKind } from '../core/core';

const HINTS: Readonly<Partial<Record<ErrorKind, string>>> = {
  forbidden: 'The plan, the permissions of the user or the scopes of the credential forbid it',
  rate_limited: 'The rate limit of the plan was still exceeded after waiting',
  unauthorized: 'Check the API key, or connect the OAuth2 credential again',
  unknown: 'See in @ whether it was done before you run this again',
  unreachable: 'Check the connection to @ and the URLs of the credential',
};

/** A hint and what a composite action had done before it failed; empty if there is neither. */
export function adviceOn({ kind, done }: ApiError, service: string): string {
  const hint = (HINTS[kind] ?? '').replace('@', () => service);
  const before = Object.keys(done).length > 0 ? `Done before that: ${JSON.stringify(done)}` : '';
  return [hint, before].filter((text) => text !== '').join('. ');
}
