/** The vocabulary of the engine: what is sent, what comes back, what an action is. No n8n in here. */

export type Json = null | boolean | number | string | Json[] | JsonObject;
export interface JsonObject {
	[key: string]: Json;
}

/** What a call does to the farm; the only thing that decides whether it may be sent twice. */
export type Effect = 'read' | 'idempotent' | 'write' | 'physical';

export interface FileSlice {
	readonly input: string;
	readonly filename: string;
	/** Bytes from the start of the file. */
	readonly offset: number;
	/** Bytes. */
	readonly length: number;
}

export type FormPart =
	| { readonly name: string; readonly value: string }
	| { readonly name: string; readonly file: FileSlice };

export interface Request {
	readonly effect: Effect;
	readonly method: 'GET' | 'POST';
	readonly host: 'api' | 'files';
	/** Whether the path stands under the account's company id; otherwise under 0. */
	readonly company: boolean;
	readonly path: string;
	readonly query: Readonly<Record<string, string>>;
	readonly body?: JsonObject;
	readonly form?: readonly FormPart[];
}

export interface Response {
	readonly status: number;
	readonly headers: Readonly<Record<string, string>>;
	/** Parsed JSON, or the text of an answer that is not JSON. */
	readonly body: unknown;
}

/** Steps of one call: yields requests, is handed the responses, returns the result. */
export type Steps<T> = Generator<Request, T, Response>;

export type Inputs = Readonly<Record<string, Json | undefined>>;

export interface FileInfo {
	readonly filename: string;
	/** Bytes. */
	readonly size: number;
}

export type Files = Readonly<Record<string, FileInfo>>;

export interface InputSpec {
	readonly label: string;
	readonly type: 'integer' | 'string' | 'file' | 'integers' | 'strings';
	/** Where it goes: `query.pid`, `body.search`, `form.file`. */
	readonly to: readonly string[];
	readonly required?: true;
	/** Separator, for lists that travel as one string. */
	readonly join?: string;
}

/** Pages are numbered from 1; the answer says how many there are. */
export interface PagingSpec {
	readonly page: string;
	readonly size: string;
	readonly sizeMax: number;
	readonly pageCount: string;
}

export interface ActionSpec {
	readonly name: string;
	readonly effect: Effect;
	readonly method: 'GET' | 'POST';
	readonly host: 'api' | 'files';
	readonly path: string;
	readonly inputs: Readonly<Record<string, InputSpec>>;
	/** Key of the envelope that holds the records; absent when the answer carries nothing. */
	readonly output?: string;
	readonly paging?: PagingSpec;
	readonly upload?: { readonly partSize: number };
}

/** SimplyPrint answered and refused, or answered with something that is no answer. */
export class ApiFailure extends Error {
	constructor(
		message: string,
		readonly path: string,
		readonly status: number,
	) {
		super(message);
	}
}

/** An input was missing or of the wrong kind; nothing was sent. */
export class InputError extends Error {}

/** The thing at `path` (`printer.state`) of `record`, or undefined. */
export function pluck(record: JsonObject, path: string): Json | undefined {
	let found: Json | undefined = record;
	for (const key of path.split('.')) {
		if (!isObject(found) || !Object.hasOwn(found, key)) return undefined;
		found = found[key];
	}
	return found;
}

export function isObject(value: unknown): value is JsonObject {
	return typeof value === 'object' && value !== null && !Array.isArray(value);
}
