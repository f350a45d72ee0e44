/** Runs a credential's own test request and its rules, as the Test button does. */
const { ExecuteContext, RoutingNode } = require('n8n-core');
const { NodeConnectionTypes, createRunExecutionData } = require('n8n-workflow');

const { credentialType } = require('./boot.cjs');
const { setUp } = require('./workflow.cjs');

/** `input`: node (any that uses the credential), type, credentials. Returns {status, message}. */
async function testCredential(input) {
	const { test } = credentialType(input.type);
	if (test === undefined) throw new Error(`${input.type} has no test`);
	try {
		const output = await request(input, test.request);
		return judge(test.rules ?? [], output?.[0]?.[0]?.json ?? {});
	} catch (error) {
		const { status } = error.cause?.response ?? {};
		const rule = (test.rules ?? []).find(
			({ type, properties }) => type === 'responseCode' && properties.value === status,
		);
		return { status: 'Error', message: rule?.properties.message ?? error.message };
	}
}

function judge(rules, answer) {
	const broken = rules.find(
		({ type, properties }) =>
			type === 'responseSuccessBody' && answer[properties.key] === properties.value,
	);
	if (broken !== undefined) return { status: 'Error', message: broken.properties.message };
	return { status: 'OK', message: 'Connection successful!' };
}

/** n8n makes a declarative node of the test request and lets its routing send it. */
async function request(input, testRequest) {
	const { workflow, node, nodeType, additionalData } = setUp(input);
	const property = { displayName: 'Test', name: 'test', type: 'string', default: '' };
	const routed = {
		description: {
			...nodeType.description,
			credentials: [{ name: input.type, required: true }],
			properties: [{ ...property, routing: { request: testRequest } }],
		},
	};
	const plain = { ...node, parameters: { test: '' } };
	workflow.nodeTypes = { ...workflow.nodeTypes, getByNameAndVersion: () => routed };
	const items = { main: [[{ json: {} }]] };
	const executeData = { node: plain, data: items, source: null };
	const context = new ExecuteContext(
		workflow, plain, additionalData, 'internal', createRunExecutionData(), 0,
		items[NodeConnectionTypes.Main][0], items, executeData, [],
	);
	return await new RoutingNode(context, routed).runNode();
}

module.exports = { testCredential };
