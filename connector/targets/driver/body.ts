// Encodes what a request carries.

import type { Request } from '../core/core';
import { encodeForm } from './multipart';

/** `contentType` is a header to merge in, empty if there is no body. */
export interface Encoded {
  readonly contentType: { 'content-type'?: string };
  readonly body: string | Buffer | null;
}

/** Text or one buffer, so that it can be sent a second time. */
export async function encodeBody({ form, body }: Request): Promise<Encoded> {
  if (form !== null) {
    const encoded = await encodeForm(form);
    return { contentType: { 'content-type': encoded.contentType }, body: encoded.body };
  }
  if (body === null) return { contentType: {}, body: null };
  const contentType = { 'content-type': 'application/json' };
  return { contentType, body: JSON.stringify(body) };
}
