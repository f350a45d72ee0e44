import { NodeConnectionTypes } from 'n8n-workflow';
import type {
	IHookFunctions,
	INodeType,
	INodeTypeDescription,
	IWebhookFunctions,
	IWebhookResponseData,
} from 'n8n-workflow';

import { samples } from './samples';
import { properties, triggers } from './triggers';
import { receiveDelivery } from '../shared/delivery';
import { authenticationProperty } from '../shared/descriptions';
import { listMethods } from '../shared/pickers';
import { createHook, hookExists, deleteHook } from '../shared/registration';

export class SimplyPrintUnofficialTrigger implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'SimplyPrint Unofficial Trigger',
		name: 'simplyPrintUnofficialTrigger',
		icon: { light: 'file:../../icons/icon.svg', dark: 'file:../../icons/icon.dark.svg' },
		group: ['trigger'],
		version: [1],
		subtitle: '={{$parameter["events"].join(", ")}}',
		description: 'Run a farm of 3D printers with SimplyPrint, or start when it reports an event',
		defaults: { name: 'SimplyPrint Unofficial Trigger' },
		eventTriggerDescription: '',
		activationMessage: 'Every one of the chosen events starts this workflow from now on.',
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
		webhooks: [
			{ name: 'default', httpMethod: 'POST', responseMode: 'onReceived', path: 'webhook' },
		],
		properties: [authenticationProperty, ...properties],
	};

	methods = listMethods;

	webhookMethods = {
		default: {
			async checkExists(this: IHookFunctions): Promise<boolean> {
				return await hookExists(this, triggers);
			},
			async create(this: IHookFunctions): Promise<boolean> {
				return await createHook(this, triggers, samples);
			},
			async delete(this: IHookFunctions): Promise<boolean> {
				return await deleteHook(this);
			},
		},
	};

	async webhook(this: IWebhookFunctions): Promise<IWebhookResponseData> {
		return receiveDelivery(this, triggers);
	}
}
