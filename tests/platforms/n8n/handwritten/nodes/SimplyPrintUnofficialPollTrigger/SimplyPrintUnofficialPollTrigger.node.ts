import { NodeConnectionTypes } from 'n8n-workflow';
import type {
	INodeExecutionData,
	INodeType,
	INodeTypeDescription,
	IPollFunctions,
} from 'n8n-workflow';

import { properties, triggers } from './triggers';
import { authenticationProperty } from '../shared/descriptions';
import { listMethods } from '../shared/pickers';
import { runPoll } from '../shared/polling';

export class SimplyPrintUnofficialPollTrigger implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'SimplyPrint Unofficial Polling Trigger',
		name: 'simplyPrintUnofficialPollTrigger',
		icon: { light: 'file:../../icons/icon.svg', dark: 'file:../../icons/icon.dark.svg' },
		group: ['trigger'],
		version: [1],
		subtitle: '={{$parameter["event"]}}',
		description: 'Starts a workflow when a regular look at SimplyPrint finds a change',
		defaults: { name: 'SimplyPrint Unofficial Polling Trigger' },
		polling: true,
		activationMessage: 'The first look takes stock; what changes after it starts this workflow.',
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
		properties: [authenticationProperty, ...properties],
	};

	methods = listMethods;

	async poll(this: IPollFunctions): Promise<INodeExecutionData[][] | null> {
		return await runPoll(this, triggers);
	}
}
