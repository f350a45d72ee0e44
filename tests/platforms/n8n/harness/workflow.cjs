/** Builds the workflow a node under test stands in, and the data n8n hands its contexts. */
const { Workflow } = require('n8n-workflow');

const { loader, nodeTypes } = require('./boot.cjs');
const { MemoryCredentials } = require('./credentials.cjs');
const start = require('./start-node.cjs');

const NODE = 'Under test';
const START = 'Start';
/** Two hours ahead of UTC in summer, one in winter. */
const ZONE = 'Europe/Copenhagen';

/**
 * `input`: node, asTool (the copy of it for AI agents), parameters, credentials {type: fields},
 * onError, staticData, webhookBaseUrl.
 */
function setUp(input) {
	const { packageName } = loader();
	const credentials = input.credentials ?? {};
	const references = Object.keys(credentials).map((type) => [type, { id: type, name: type }]);
	const node = {
		id: '7d1fa5b3-60e2-4a48-9d1c-6f8a1e7c2b90',
		name: NODE,
		type: `${packageName}.${input.node}${input.asTool ? 'Tool' : ''}`,
		typeVersion: 1,
		position: [200, 0],
		parameters: input.parameters ?? {},
		credentials: Object.fromEntries(references),
		onError: input.onError ?? 'stopWorkflow',
		webhookId: '3f0d9c4e-8c3a-4d6f-8a5b-2b1f0e9d7c61',
	};
	const workflow = new Workflow({
		id: 'workflow1',
		name: 'Harness',
		nodes: [startNode(), node],
		connections: { [START]: { main: [[{ node: NODE, type: 'main', index: 0 }]] } },
		active: true,
		nodeTypes,
		settings: { timezone: ZONE },
		staticData: input.staticData === undefined ? {} : { [`node:${NODE}`]: input.staticData },
	});
	const helper = new MemoryCredentials(credentials);
	return {
		workflow,
		node: workflow.getNode(NODE),
		nodeType: nodeTypes.getByName(node.type),
		additionalData: additionalData(helper, input.webhookBaseUrl ?? 'https://n8n.example.com'),
	};
}

function startNode() {
	const place = { id: 'start', name: START, type: start.TYPE, typeVersion: 1, position: [0, 0] };
	return { ...place, parameters: {} };
}

function additionalData(credentialsHelper, base) {
	return {
		credentialsHelper,
		executionId: 'execution1',
		currentNodeExecutionIndex: 0,
		instanceBaseUrl: `${base}/`,
		restApiUrl: `${base}/rest`,
		webhookBaseUrl: `${base}/webhook`,
		webhookTestBaseUrl: `${base}/webhook-test`,
		webhookWaitingBaseUrl: `${base}/webhook-waiting`,
		formWaitingBaseUrl: `${base}/form-waiting`,
		variables: {},
		logAiEvent() {},
	};
}

/** What a test needs to know of an error a node raised. */
function describeError(error) {
	const { name, message, description, httpCode, context } = error;
	return {
		name,
		message,
		description: description ?? null,
		httpCode: httpCode ?? null,
		itemIndex: context?.itemIndex ?? null,
		data: context?.data ?? null,
	};
}

module.exports = { NODE, START, describeError, setUp };
