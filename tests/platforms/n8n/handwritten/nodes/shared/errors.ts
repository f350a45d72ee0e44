/** Turns failures of the engine into the errors n8n shows, with the item they belong to. */

import { NodeApiError, NodeOperationError } from 'n8n-workflow';
import type { INode, JsonObject } from 'n8n-workflow';

import { ApiFailure } from './core';
import type { Request } from './core';

/** No answer came back; for a call that changes things nobody knows whether it was carried out. */
export class LostError extends Error {
	constructor(request: Request, cause: Error) {
		const harmless = request.effect === 'read' || request.effect === 'idempotent';
		const rest = harmless ? '' : '; it may have been carried out, so it was not sent again';
		super(`No answer from SimplyPrint to ${request.path}${rest}`, { cause });
	}
}

const HINTS: Readonly<Record<number, string>> = {
	401: 'Check the API key, or connect the OAuth2 credential again',
	403: 'The plan, the permissions of the user or the scopes of the credential do not allow it',
	429: 'The rate limit of the plan was still exceeded after waiting',
};

/** The error for node `node`; `itemIndex` is the input item at fault, if it was one item's. */
export function toNodeError(
	node: INode,
	error: unknown,
	itemIndex?: number,
): NodeApiError | NodeOperationError {
	const failure = asNodeError(node, error);
	// The constructors ignore options for an error that is already theirs.
	if (itemIndex !== undefined) failure.context['itemIndex'] = itemIndex;
	return failure;
}

function asNodeError(node: INode, error: unknown): NodeApiError | NodeOperationError {
	if (error instanceof NodeApiError || error instanceof NodeOperationError) return error;
	if (!(error instanceof ApiFailure)) {
		return new NodeOperationError(node, error instanceof Error ? error : String(error));
	}
	const { message, path, status } = error;
	const hint = HINTS[status];
	const description = `SimplyPrint answered ${path} with HTTP ${status}${hint ? `. ${hint}.` : ''}`;
	const raw: JsonObject = { message, description };
	return new NodeApiError(node, raw, { message, description, httpCode: String(status) });
}
