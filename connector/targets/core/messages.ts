// Requests and answers as plain data. Whoever sends them decides how; nothing here does I/O.

import type { Effect, HostName, Json } from './spec';

/** A file to send. `size` is in bytes; `source` belongs to the sender and is opaque here. */
export class FileInput {
  constructor(
    readonly name: string,
    readonly size: number,
    readonly source?: unknown,
  ) {}
}

/** `length` bytes of a file from `offset`, sent under `name`. */
export interface FilePart {
  file: FileInput;
  name: string;
  offset: number;
  length: number;
}

/** One request, not yet bound to a base URL, a company or credentials. A null body is none. */
export interface Request {
  method: string;
  host: HostName;
  path: string;
  company: boolean;
  /** Goes without credentials, so that nobody else sees them. */
  public: boolean;
  query: Record<string, string>;
  body: Json;
  form: Record<string, string | FilePart> | null;
  effect: Effect;
  expects: 'json' | 'file';
  /** Seconds to wait before it is sent; none if left out. */
  delay?: number;
}

/** One answer. Header names are lower case; `file` is what the sender made of a binary body. */
export interface Response {
  status: number;
  headers: Record<string, string>;
  text: string;
  file?: unknown;
}

/** Yields requests, is sent their answers, and returns the output. */
export type Exchange<Result = unknown> = Generator<Request, Result, Response>;
