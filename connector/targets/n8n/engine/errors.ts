/** Turns failures of the engine into the errors n8n shows, with the item they belong to. */

import { NodeApiError, NodeOperationError } from 'n8n-workflow';
import type { IDataObject, INode, JsonObject } from 'n8n-workflow';

import { TITLE } from './connector';
import { ApiError, InputError } from './core/core';
import type { ErrorKind } from './core/core';

type NodeFailure = NodeApiError | NodeOperationError;

const HINTS: Readonly<Partial<Record<ErrorKind, string>>> = {
	forbidden: 'The plan, the permissions of the user or the scopes of the credential forbid it',
	rate_limited: 'The rate limit of the plan was still exceeded after waiting',
	unauthorized: 'Check the API key, or connect the OAuth2 credential again',
	unknown: `See in ${TITLE} whether it was done before you run this again`,
	unreachable: `Check the connection to ${TITLE} and the URLs of the credential`,
};

/** The error for node `node`; `itemIndex` is the input item at fault, if it was one item's. */
export function toNodeError(node: INode, error: unknown, itemIndex?: number): NodeFailure {
	const failure = asNodeError(node, error);
	// The constructors ignore options for an error that is already theirs.
	if (itemIndex !== undefined) failure.context['itemIndex'] = itemIndex;
	return failure;
}

function asNodeError(node: INode, error: unknown): NodeFailure {
	if (error instanceof NodeApiError || error instanceof NodeOperationError) return error;
	if (error instanceof ApiError) return apiError(node, error);
	const failure = new NodeOperationError(node, error instanceof Error ? error : String(error));
	if (error instanceof InputError) failure.context['data'] = { problems: error.problems };
	return failure;
}

function apiError(node: INode, error: ApiError): NodeApiError {
	const { kind, message, status, retryAfter } = error;
	const done = error.done as IDataObject;
	const before = Object.keys(done).length > 0 ? `Done before that: ${JSON.stringify(done)}` : '';
	const description = [HINTS[kind] ?? '', before].filter((text) => text !== '').join('. ');
	const raw: JsonObject = { message, description };
	const httpCode = status === 0 ? undefined : String(status);
	const failure = new NodeApiError(node, raw, { message, description, httpCode });
	failure.context['data'] = { kind, retryAfter, done };
	return failure;
}

/** What stands for a failed item when the workflow goes on; n8n knows these three keys. */
export function errorItem(failure: NodeFailure): IDataObject {
	const details = (failure.context['data'] as IDataObject | undefined) ?? {};
	return { error: failure.message, message: failure.description ?? failure.message, details };
}
