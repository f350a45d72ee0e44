/** Turns an action and its inputs into requests, and their answers into records. */

import { readEnvelope, readRecords } from './answer';
import { InputError } from './model';
import type { ActionSpec, Files, InputSpec, Inputs, Json, JsonObject, Request, Steps } from './model';
import { uploadInParts } from './upload';

/** `inputs.limit` bounds the records of a paged action; without it all pages are read. */
export function* execute(action: ActionSpec, inputs: Inputs, files: Files): Steps<JsonObject[]> {
	if (action.upload !== undefined) return [yield* uploadInParts(action, action.upload, files)];
	if (action.paging !== undefined) return yield* readAllPages(action, inputs);
	const request = buildRequest(action, inputs);
	const envelope = readEnvelope(request, yield request);
	return action.output === undefined ? [{}] : readRecords(envelope, action.output);
}

/** One page of a paged action, and whether another follows. */
export function* readPage(
	action: ActionSpec,
	inputs: Inputs,
	page: number,
	size: number,
): Steps<{ records: JsonObject[]; more: boolean }> {
	const { paging } = action;
	if (paging === undefined) throw new InputError(`${action.name} has no pages`);
	const request = buildRequest(action, inputs, { [paging.page]: page, [paging.size]: size });
	const envelope = readEnvelope(request, yield request);
	const records = readRecords(envelope, action.output ?? 'data');
	const pages = envelope[paging.pageCount];
	return { records, more: typeof pages === 'number' ? page < pages : records.length === size };
}

function* readAllPages(action: ActionSpec, inputs: Inputs): Steps<JsonObject[]> {
	const limit = typeof inputs['limit'] === 'number' ? inputs['limit'] : Infinity;
	const size = Math.min(limit, action.paging?.sizeMax ?? limit);
	const records: JsonObject[] = [];
	for (let page = 1; ; page++) {
		const found = yield* readPage(action, inputs, page, size);
		records.push(...found.records);
		// An empty page ends the walk even when the page count says otherwise.
		if (records.length >= limit) return records.slice(0, limit);
		if (!found.more || found.records.length === 0) return records;
	}
}

function buildRequest(action: ActionSpec, inputs: Inputs, extra: JsonObject = {}): Request {
	const query: Record<string, string> = {};
	const body: JsonObject = { ...extra };
	for (const [name, spec] of Object.entries(action.inputs)) {
		const value = checkedInput(name, spec, inputs[name]);
		if (value === undefined) continue;
		for (const target of spec.to) place(target, value, query, body);
	}
	const { effect, method, host, path } = action;
	const request = { effect, method, host, company: true, path, query };
	return Object.keys(body).length === 0 ? request : { ...request, body };
}

function place(target: string, value: Json, query: Record<string, string>, body: JsonObject): void {
	const [where, field] = target.split('.', 2);
	if (field === undefined) throw new InputError(`${target} is no place for an input`);
	if (where === 'query') query[field] = String(value);
	else body[field] = value;
}

function checkedInput(name: string, spec: InputSpec, value: Json | undefined): Json | undefined {
	const empty = value === undefined || value === null || value === '';
	if (empty || (Array.isArray(value) && value.length === 0)) {
		if (spec.required) throw new InputError(`${spec.label} (${name}) is required`);
		return undefined;
	}
	const list = (Array.isArray(value) ? value : [value]).map((entry) => coerce(name, spec, entry));
	if (spec.join !== undefined) return list.join(spec.join);
	return spec.type === 'integers' || spec.type === 'strings' ? list : list[0];
}

function coerce(name: string, spec: InputSpec, value: Json): number | string {
	if (spec.type === 'integer' || spec.type === 'integers') {
		const number = typeof value === 'string' ? Number(value.trim() || NaN) : value;
		if (typeof number === 'number' && Number.isInteger(number)) return number;
		throw new InputError(`${spec.label} (${name}) takes a whole number`);
	}
	if (typeof value === 'string' || typeof value === 'number') return String(value);
	throw new InputError(`${spec.label} (${name}) takes text`);
}
