/** The life cycle of a webhook trigger, and deliveries to it. */
const { HookContext, WebhookContext } = require('n8n-core');
const { createRunExecutionData } = require('n8n-workflow');

const { describeError, setUp } = require('./workflow.cjs');

const DELIVERY_MODES = { trigger: 'webhook', manual: 'manual' };

/**
 * Calls checkExists, create or delete. `input` adds `staticData` and `mode`: `trigger` (an active
 * workflow), `manual` (listening for a test event) or `internal` (which n8n uses to take away either;
 * `isTest` says which). Returns {value, url, staticData} or {error}.
 */
async function lifecycle(method, input) {
	const mode = input.mode ?? 'trigger';
	const { workflow, node, nodeType, additionalData } = setUp(input);
	const data = webhookData(nodeType, node, input.isTest ?? mode === 'manual');
	const activation = mode === 'manual' ? 'manual' : 'activate';
	const context = new HookContext(workflow, node, additionalData, mode, activation, data);
	const staticData = () => ({ ...workflow.getStaticData('node', node) });
	try {
		const value = await nodeType.webhookMethods.default[method].call(context);
		return { value, url: context.getNodeWebhookUrl('default'), staticData: staticData() };
	} catch (error) {
		return { error: describeError(error), staticData: staticData() };
	}
}

/** Delivers `body`, or the very `text`, with `headers`; status null in the answer: left hanging. */
async function deliver(input) {
	const { workflow, node, nodeType, additionalData } = setUp(input);
	const mode = input.mode ?? 'trigger';
	const { body, text = JSON.stringify(body), headers = {} } = input;
	const response = recordingResponse();
	additionalData.httpRequest = { ...request(text, body), headers: lowerCase(headers) };
	additionalData.httpResponse = response;
	const data = webhookData(nodeType, node, mode === 'manual');
	const context = new WebhookContext(
		workflow, node, additionalData, DELIVERY_MODES[mode], data, [], createRunExecutionData(),
	);
	const result = await nodeType.webhook.call(context);
	if (result.noWebhookResponse !== true) response.status(200).json(result.webhookResponse ?? null);
	const items = result.workflowData?.[0] ?? null;
	return { status: response.ended ? response.code : null, body: response.sent ?? null, items };
}

/** What n8n makes of a body: the bytes, and what it could read of them. */
function request(text, body) {
	return { rawBody: Buffer.from(text), body: body ?? {}, params: {}, query: {} };
}

function webhookData(nodeType, node, isTest) {
	const [webhookDescription] = nodeType.description.webhooks;
	return { webhookDescription, node: node.name, isTest };
}

function lowerCase(headers) {
	return Object.fromEntries(Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value]));
}

/** The few methods of an Express response that nodes answer with. */
function recordingResponse() {
	return {
		code: 200,
		ended: false,
		status(code) {
			this.code = code;
			return this;
		},
		setHeader() {
			return this;
		},
		json(value) {
			return this.end(value);
		},
		send(value) {
			return this.end(value);
		},
		end(value) {
			this.sent = value;
			this.ended = true;
			return this;
		},
	};
}

module.exports = { deliver, lifecycle };
