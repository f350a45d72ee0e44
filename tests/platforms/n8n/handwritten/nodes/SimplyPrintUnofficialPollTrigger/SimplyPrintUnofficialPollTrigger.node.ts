import { NodeConnectionTypes } from 'n8n-workflow';
import type {
	INodeExecutionData,
	INodeType,
	INodeTypeDescription,
	IPollFunctions,
} from 'n8n-workflow';

import { chosenTrigger, triggerProperties } from './triggers';
import { authenticationProperty } from '../shared/descriptions';
import { loadOptions } from '../shared/options';
import { printersPicker } from '../shared/pickers';
import { runPoll } from '../shared/polling';

export class SimplyPrintUnofficialPollTrigger implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'SimplyPrint Unofficial Poll Trigger',
		name: 'simplyPrintUnofficialPollTrigger',
		icon: {
			light: 'file:../../icons/simplyprint-unofficial.svg',
			dark: 'file:../../icons/simplyprint-unofficial.dark.svg',
		},
		group: ['trigger'],
		version: [1],
		subtitle: '={{$parameter["event"]}}',
		description: 'Starts a workflow when a regular look at SimplyPrint finds a change',
		defaults: { name: 'SimplyPrint Unofficial Poll Trigger' },
		polling: true,
		inputs: [],
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
		properties: [authenticationProperty, ...triggerProperties],
	};

	methods = {
		loadOptions: { loadPrinters: loadOptions(printersPicker) },
	};

	async poll(this: IPollFunctions): Promise<INodeExecutionData[][] | null> {
		return await runPoll(this, chosenTrigger(this.getNodeParameter('event', '') as string));
	}
}
