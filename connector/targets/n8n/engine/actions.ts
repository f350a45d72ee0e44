/** Runs one action for one input item. */

import type { IBinaryData, IDataObject, IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';

import { openFile } from './binary';
import type { Connection } from './connection';
import { InputError, execute, lookup } from './core/core';
import type { Action, Given, JsonObject } from './core/core';
import { leads, place } from './core/paths';
import { OPTIONAL_INPUTS, readGiven } from './parameters';
import type { Read } from './parameters';
import { withOffset } from './times';
import { drive } from './transport';

/** An action, and what n8n's conventions ask of it. */
export interface NodeAction extends Action {
	/** Dotted paths of the fields that the simplified answer keeps. */
	simple?: string[];
	/** Whether what was named is gone afterwards. */
	deletes?: boolean;
}

/** Actions by resource and operation, as the node's parameters name them. */
export type Actions = Readonly<Record<string, Readonly<Record<string, NodeAction>>>>;

export async function runAction(
	context: IExecuteFunctions,
	connection: Connection,
	actions: Actions,
	itemIndex: number,
): Promise<INodeExecutionData[]> {
	const action = chosenAction(context, actions, itemIndex);
	refuseUnasked(context, action, itemIndex);
	const given = await readInputs(context, action, itemIndex);
	const output = await drive(connection, () => execute(action, given));
	const pairedItem = { item: itemIndex };
	if (action.output.binary) {
		const { file } = output as { file: IBinaryData };
		const field = context.getNodeParameter('outputField', itemIndex, 'data') as string;
		const json = { fileName: file.fileName, mimeType: file.mimeType };
		return [{ json, binary: { [field]: file }, pairedItem }];
	}
	const wanted = context.getNodeParameter('simple', itemIndex, false) === true;
	const records: unknown[] = Array.isArray(output) ? output : [output];
	if (action.output.many && records.length === Number(given['limit'])) {
		connection.hints.add(
			`Only the first ${records.length} records are shown; there may be more. Turn on Return All to get them`,
		);
	}
	return records.map((record) => ({ json: shown(action, asObject(record), wanted), pairedItem }));
}

/** Tells what is worth knowing although nothing failed. */
export function showHints(context: IExecuteFunctions, connection: Connection | undefined): void {
	for (const message of connection?.hints ?? []) {
		context.addExecutionHints({ message, location: 'outputPane' });
	}
}

/** An AI agent moves no machine unless a person said that it may. */
function refuseUnasked(context: IExecuteFunctions, action: Action, itemIndex: number): void {
	const isTool = context.getNode().type.endsWith('Tool');
	if (!isTool || action.effect !== 'physical') return;
	if (context.getNodeParameter('allowPhysical', itemIndex, false) === true) return;
	throw new InputError([
		`${action.title}: this can move a machine or start a print, which this tool may not do; turn on "Allow Machine Actions" in the tool to let it`,
	]);
}

/** A record as n8n's users expect it. */
function shown(action: NodeAction, record: IDataObject, isSimple: boolean): IDataObject {
	if (action.deletes) {
		const { success, ...rest } = record;
		return { deleted: success, ...rest };
	}
	return isSimple && action.simple !== undefined ? simplified(record, action.simple) : record;
}

/** Nothing but what lies at the paths, each where it was. */
function simplified(record: IDataObject, paths: readonly string[]): IDataObject {
	const kept: JsonObject = {};
	for (const path of paths) {
		if (leads(record, path)) place(kept, path, lookup(record, path));
	}
	return kept as IDataObject;
}

function chosenAction(context: IExecuteFunctions, actions: Actions, itemIndex: number): NodeAction {
	const resource = context.getNodeParameter('resource', itemIndex) as string;
	const operation = context.getNodeParameter('operation', itemIndex) as string;
	const action = actions[resource]?.[operation];
	if (action !== undefined) return action;
	throw new InputError([`operation: there is no ${resource}: ${operation}`]);
}

async function readInputs(
	context: IExecuteFunctions,
	action: Action,
	itemIndex: number,
): Promise<Given> {
	const inputs = action.inputs ?? [];
	const read: Read = (name, extractValue = false) =>
		context.getNodeParameter(name, itemIndex, null, { extractValue });
	const given = readGiven(inputs, read, OPTIONAL_INPUTS);
	if (read('returnAll') === true) delete given['limit'];
	for (const { name, kind } of inputs) {
		const field = given[name];
		if (kind === 'datetime') given[name] = withOffset(field, context.getTimezone());
		if (kind !== 'file' || typeof field !== 'string' || field === '') continue;
		given[name] = await openFile(context, itemIndex, field);
	}
	return given;
}

function asObject(record: unknown): IDataObject {
	const isObject = typeof record === 'object' && record !== null && !Array.isArray(record);
	return isObject ? (record as IDataObject) : { value: record as IDataObject };
}
