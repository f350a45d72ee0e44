import { NodeApiError, NodeConnectionTypes, NodeOperationError } from 'n8n-workflow';
import type {
	IExecuteFunctions,
	INodeExecutionData,
	INodeType,
	INodeTypeDescription,
	JsonObject,
} from 'n8n-workflow';

import { actions, properties } from './actions';
import { runAction, showHints } from '../shared/actions';
import type { Connection } from '../shared/connection';
import { authenticationProperty, optionsProperty } from '../shared/descriptions';
import { errorItem, toNodeError } from '../shared/errors';
import { openConnection, pause } from '../shared/pace';
import { listMethods } from '../shared/pickers';

export class SimplyPrintUnofficial implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'SimplyPrint Unofficial',
		name: 'simplyPrintUnofficial',
		icon: { light: 'file:../../icons/icon.svg', dark: 'file:../../icons/icon.dark.svg' },
		group: ['transform'],
		version: [1],
		subtitle: '={{$parameter["operation"] + ": " + $parameter["resource"]}}',
		description:
			'Run a farm of 3D printers with SimplyPrint. Queue files, start prints, watch printers and react to what happens.',
		defaults: { name: 'SimplyPrint Unofficial' },
		usableAsTool: true,
		inputs: [NodeConnectionTypes.Main],
		outputs: [NodeConnectionTypes.Main],
		credentials: [
			{
				name: 'simplyPrintUnofficialApi',
				required: true,
				displayOptions: { show: { authentication: ['apiKey'] } },
			},
			{
				name: 'simplyPrintUnofficialOAuth2Api',
				required: true,
				displayOptions: { show: { authentication: ['oAuth2'] } },
			},
		],
		hints: [
			{
				message: 'Documented as needing the plan Print Farm or a higher one',
				type: 'info',
				location: 'ndv',
				whenToDisplay: 'beforeExecution',
				displayCondition:
					'={{ ["files:upload"].includes($parameter["resource"] + ":" + $parameter["operation"]) }}',
			},
		],
		properties: [authenticationProperty, ...properties, optionsProperty],
	};

	methods = listMethods;

	async execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
		const output: INodeExecutionData[] = [];
		let connection: Connection | undefined;
		for (const itemIndex of this.getInputData().keys()) {
			try {
				connection ??= await openConnection(this);
				await pause(this, itemIndex);
				const items = await runAction(this, connection, actions, itemIndex);
				for (const item of items) output.push(item);
			} catch (error) {
				const failure = toNodeError(this.getNode(), error, itemIndex);
				if (this.continueOnFail()) {
					output.push({ json: errorItem(failure), pairedItem: { item: itemIndex } });
				} else if (failure instanceof NodeOperationError) {
					throw new NodeOperationError(this.getNode(), failure, { itemIndex });
				} else {
					throw new NodeApiError(this.getNode(), failure as unknown as JsonObject, { itemIndex });
				}
			}
		}
		showHints(this, connection);
		return [output];
	}
}
