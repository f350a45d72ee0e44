/** Runs one operation of the action node for one input item. */

import type { IDataObject, IExecuteFunctions } from 'n8n-workflow';

import { openBinary } from './binary';
import type { FileSource } from './binary';
import type { Connection } from './connection';
import { execute, InputError } from './core';
import type { ActionSpec, Inputs, Json } from './core';
import { drive } from './transport';

/** Where the n8n node keeps an input of the action. */
export interface Field {
	readonly input: string;
	/** Path of the node parameter: `printer`, `additionalFields.search`. */
	readonly parameter: string;
	readonly kind: 'value' | 'locator' | 'binary';
}

export interface Operation {
	readonly action: ActionSpec;
	readonly fields: readonly Field[];
}

/** Operations by resource and operation, as the node's parameters name them. */
export type Operations = Readonly<Record<string, Readonly<Record<string, Operation>>>>;

export async function runOperation(
	context: IExecuteFunctions,
	connection: Connection,
	operations: Operations,
	itemIndex: number,
): Promise<IDataObject[]> {
	const { action, fields } = chosenOperation(context, operations, itemIndex);
	const inputs = readInputs(context, action, fields, itemIndex);
	const source = await openSource(context, fields, itemIndex);
	const files = source === undefined ? {} : { file: source.info };
	const records = await drive(connection, execute(action, inputs, files), source);
	return records.map((record) => (Object.keys(record).length === 0 ? { success: true } : record));
}

function chosenOperation(
	context: IExecuteFunctions,
	operations: Operations,
	itemIndex: number,
): Operation {
	const resource = context.getNodeParameter('resource', itemIndex) as string;
	const name = context.getNodeParameter('operation', itemIndex) as string;
	const operation = operations[resource]?.[name];
	if (operation === undefined) throw new InputError(`There is no operation ${resource}: ${name}`);
	return operation;
}

function readInputs(
	context: IExecuteFunctions,
	action: ActionSpec,
	fields: readonly Field[],
	itemIndex: number,
): Inputs {
	const inputs: Record<string, Json | undefined> = {};
	for (const { input, parameter, kind } of fields) {
		if (kind === 'binary') continue;
		const options = { extractValue: kind === 'locator' };
		inputs[input] = context.getNodeParameter(parameter, itemIndex, null, options) as Json;
	}
	if (action.paging !== undefined && context.getNodeParameter('returnAll', itemIndex) !== true) {
		inputs['limit'] = context.getNodeParameter('limit', itemIndex) as number;
	}
	return inputs;
}

async function openSource(
	context: IExecuteFunctions,
	fields: readonly Field[],
	itemIndex: number,
): Promise<FileSource | undefined> {
	const field = fields.find(({ kind }) => kind === 'binary');
	if (field === undefined) return undefined;
	const property = context.getNodeParameter(field.parameter, itemIndex) as string;
	return await openBinary(context, itemIndex, property);
}
