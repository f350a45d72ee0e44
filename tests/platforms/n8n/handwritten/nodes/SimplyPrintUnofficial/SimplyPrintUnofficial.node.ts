import { NodeApiError, NodeConnectionTypes, NodeOperationError } from 'n8n-workflow';
import type {
	IExecuteFunctions,
	INodeExecutionData,
	INodeType,
	INodeTypeDescription,
	JsonObject,
} from 'n8n-workflow';

import { actionProperties, operations } from './actions';
import { connect } from '../shared/connection';
import { authenticationProperty } from '../shared/descriptions';
import { toNodeError } from '../shared/errors';
import { runOperation } from '../shared/operation';
import { listSearch } from '../shared/options';
import { printersPicker } from '../shared/pickers';

export class SimplyPrintUnofficial implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'SimplyPrint Unofficial',
		name: 'simplyPrintUnofficial',
		icon: {
			light: 'file:../../icons/simplyprint-unofficial.svg',
			dark: 'file:../../icons/simplyprint-unofficial.dark.svg',
		},
		group: ['transform'],
		version: [1],
		subtitle: '={{$parameter["operation"] + ": " + $parameter["resource"]}}',
		description: 'Control 3D printers and their files through the SimplyPrint API',
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
		properties: [
			authenticationProperty,
			{
				displayName: 'Resource',
				name: 'resource',
				type: 'options',
				noDataExpression: true,
				options: [
					{ name: 'File', value: 'files' },
					{ name: 'Printer', value: 'printers' },
				],
				default: 'printers',
			},
			...actionProperties,
		],
	};

	methods = {
		listSearch: { searchPrinters: listSearch(printersPicker) },
	};

	async execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
		const output: INodeExecutionData[] = [];
		const authentication = this.getNodeParameter('authentication', 0) as string;
		const connection = await connect(this, authentication);
		for (const itemIndex of this.getInputData().keys()) {
			try {
				const records = await runOperation(this, connection, operations, itemIndex);
				for (const json of records) output.push({ json, pairedItem: { item: itemIndex } });
			} catch (error) {
				const failure = toNodeError(this.getNode(), error, itemIndex);
				if (this.continueOnFail()) {
					output.push({ json: { error: failure.message }, pairedItem: { item: itemIndex } });
				} else if (failure instanceof NodeOperationError) {
					throw new NodeOperationError(this.getNode(), failure, { itemIndex });
				} else {
					throw new NodeApiError(this.getNode(), failure as unknown as JsonObject, { itemIndex });
				}
			}
		}
		return [output];
	}
}
