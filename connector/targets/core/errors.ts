// What can go wrong with a call, as typed errors.

export type ErrorKind =
  | 'refused'
  | 'unauthorized'
  | 'forbidden'
  | 'not_found'
  | 'wrong_method'
  | 'rate_limited'
  | 'server'
  | 'unexpected'
  | 'unreachable'
  | 'deadline'
  | 'unknown';

/** The inputs are wrong; no request was made. `problems` holds one line for each. */
export class InputError extends Error {
  constructor(readonly problems: string[]) {
    super(problems.join('; '));
    this.name = 'InputError';
  }
}

/**
 * A call did not end well.
 *
 * `kind` "unknown" means that bytes may have left and no answer came: the call may have been
 * executed. `status` is the HTTP status, 0 without an answer. `retryAfter` is the header's text.
 * `done` holds the output of the steps of a composite action that had succeeded before.
 */
export class ApiError extends Error {
  done: Record<string, unknown> = {};

  constructor(
    readonly kind: ErrorKind,
    message: string,
    readonly status = 0,
    readonly retryAfter: string | null = null,
  ) {
    super(message);
    this.name = 'ApiError';
  }
}
