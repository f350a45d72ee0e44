// How one attempt to send a request ended, and what a failure of the network says about that.

import type { Response } from '../core/core';

export type Outcome =
  | { readonly kind: 'answered'; readonly response: Response }
  /** The request provably never left. */
  | { readonly kind: 'unsent'; readonly reason: string }
  /** Bytes may have left and no whole answer came. */
  | { readonly kind: 'lost'; readonly reason: string }
  /** The platform itself gave up, for example over a credential that is not connected. */
  | { readonly kind: 'local'; readonly error: unknown };

/** The outcomes that say something about the network. */
export type Sent = Exclude<Outcome, { kind: 'local' }>;

const REFUSED = 'the host refuses the connection or its name is unknown';
const INSECURE = 'the certificate or the handshake was refused';
const NEVER_SENT: ReadonlyMap<string, string> = new Map([
  ['EAI_AGAIN', REFUSED],
  ['ECONNREFUSED', REFUSED],
  ['EHOSTUNREACH', REFUSED],
  ['ENETUNREACH', REFUSED],
  ['ENOTFOUND', REFUSED],
  ['UND_ERR_CONNECT_TIMEOUT', REFUSED],
  ['CERT_HAS_EXPIRED', INSECURE],
  ['DEPTH_ZERO_SELF_SIGNED_CERT', INSECURE],
  ['ERR_TLS_CERT_ALTNAME_INVALID', INSECURE],
  ['SELF_SIGNED_CERT_IN_CHAIN', INSECURE],
  ['UNABLE_TO_GET_ISSUER_CERT_LOCALLY', INSECURE],
  ['UNABLE_TO_VERIFY_LEAF_SIGNATURE', INSECURE],
]);

/** What an error of Node's network with this code means for the request. */
export function failed(code: string): Sent {
  const reason = NEVER_SENT.get(code);
  if (reason !== undefined) return { kind: 'unsent', reason };
  return { kind: 'lost', reason: 'the connection broke or no answer came in time' };
}
