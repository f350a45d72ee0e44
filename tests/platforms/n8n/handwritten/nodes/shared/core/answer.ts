/** Reads SimplyPrint's envelope: flat JSON, `status: false` means refused even with HTTP 200. */

import { ApiFailure, isObject } from './model';
import type { JsonObject, Request, Response } from './model';

/** Returns the envelope of an accepted call; throws ApiFailure otherwise. */
export function readEnvelope(request: Request, response: Response): JsonObject {
	const { status, body } = response;
	if (!isObject(body)) {
		const what = status < 400 ? 'an answer that is not JSON' : `HTTP ${status} without a reason`;
		throw new ApiFailure(`SimplyPrint gave ${what}`, request.path, status);
	}
	if (status >= 400 || body['status'] !== true) {
		throw new ApiFailure(refusal(body, status), request.path, status);
	}
	return body;
}

/** The records under `key`: a list, one record, or records keyed by id. */
export function readRecords(envelope: JsonObject, key: string): JsonObject[] {
	const found = envelope[key];
	if (Array.isArray(found)) return found.filter(isObject);
	if (!isObject(found)) return [];
	return 'id' in found ? [found] : Object.values(found).filter(isObject);
}

function refusal(body: JsonObject, status: number): string {
	const message = body['message'] ?? body['error'];
	return typeof message === 'string' && message !== ''
		? message
		: `SimplyPrint refused the call without a reason (HTTP ${status})`;
}
