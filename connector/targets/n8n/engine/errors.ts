/** Turns failures of the engine into the errors n8n shows, with the item they belong to. */

import { NodeApiError, NodeOperationError } from 'n8n-workflow';
import type { IDataObject, INode, JsonObject } from 'n8n-workflow';

import { TITLE } from './connector';
import { ApiError, InputError } from './core/core';
import { adviceOn } from './driver/advice';

type NodeFailure = NodeApiError | NodeOperationError;

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
	const description = adviceOn(error, TITLE);
	const raw: JsonObject = { message, description };
	const httpCode = status === 0 ? undefined : String(status);
	const failure = new NodeApiError(node, raw, { message, description, httpCode });
	failure.context['data'] = { kind, retryAfter, done: error.done as IDataObject };
	return failure;
}

/** What stands for a failed item when the workflow goes on; n8n knows these three keys. */
export function errorItem(failure: NodeFailure): IDataObject {
	const data = (failure.context['data'] as IDataObject | undefined) ?? {};
	const details = { ...data, itemIndex: failure.context['itemIndex'] as number };
	return { error: failure.message, message: failure.description ?? failure.message, details };
}
