/** Executes the action node for a list of items, through n8n's own workflow execution. */
const { createHash } = require('node:crypto');
const { readFile } = require('node:fs/promises');

const { Container } = require('@n8n/di');
const { BinaryDataService, ExecutionLifecycleHooks, WorkflowExecute } = require('n8n-core');
const { createRunExecutionData } = require('n8n-workflow');

const { withPartSize } = require('./boot.cjs');
const { NODE, START, describeError, setUp } = require('./workflow.cjs');

/** Bytes of a file that is shown as text. */
const READABLE = 64 * 1024;
const PLACE = { type: 'execution', workflowId: 'workflow1', executionId: 'execution1' };

/**
 * Returns {outputs: items by output, hints} or {error}, and the credentials as they are afterwards.
 * `partSize` are the bytes of an upload's part, if not the package's own choice.
 */
async function execute(input) {
	const items = await Promise.all((input.items ?? [{ json: {} }]).map(inputItem));
	const { workflow, node, additionalData } = setUp(withErrorMode(input));
	additionalData.hooks = new ExecutionLifecycleHooks('manual', 'execution1', { id: 'workflow1' });
	const run = createRunExecutionData({
		resultData: { runData: { [START]: [startRun(items)] } },
		executionData: {
			nodeExecutionStack: [
				{ node, data: { main: [items] }, source: { main: [{ previousNode: START }] } },
			],
		},
	});
	const engine = new WorkflowExecute(additionalData, 'manual', run);
	const process = () => engine.processRunExecutionData(workflow);
	const { data } = await withPartSize(input.partSize, () => raised(process));
	const credentials = additionalData.credentialsHelper.stored;
	const error = data.resultData.error;
	if (error !== undefined) return { error: describeError(error), credentials };
	const [{ data: output, hints = [] }] = data.resultData.runData[NODE];
	const outputs = output.main.map((list) => Promise.all((list ?? []).map(outputItem)));
	return { outputs: await Promise.all(outputs), hints, credentials };
}

/** n8n refuses some workflows before it runs them; that is an outcome too. */
async function raised(run) {
	try {
		return await run();
	} catch (error) {
		return { data: { resultData: { error } } };
	}
}

function withErrorMode(input) {
	return input.continueOnFail ? { ...input, onError: 'continueRegularOutput' } : input;
}

function startRun(items) {
	const times = { startTime: 0, executionTime: 0, executionIndex: 0, source: [] };
	return { ...times, executionStatus: 'success', data: { main: [items] } };
}

/** Binary fields come as {fileName, mimeType, base64} or {fileName, mimeType, path}. */
async function inputItem({ json, binary }, index) {
	const item = { json: json ?? {}, pairedItem: { item: index } };
	if (binary === undefined) return item;
	item.binary = {};
	for (const [field, { base64, path, ...meta }] of Object.entries(binary)) {
		const bytes = path === undefined ? Buffer.from(base64, 'base64') : await readFile(path);
		item.binary[field] = await Container.get(BinaryDataService).store(PLACE, bytes, meta);
	}
	return item;
}

async function outputItem({ json, pairedItem, binary }) {
	const item = { json, pairedItem: pairedItem ?? null };
	if (binary === undefined) return item;
	item.binary = {};
	for (const [field, stored] of Object.entries(binary)) {
		const bytes = await Container.get(BinaryDataService).getAsBuffer(stored);
		const sha256 = createHash('sha256').update(bytes).digest('hex');
		const { fileName, mimeType } = stored;
		const text = bytes.length <= READABLE ? bytes.toString('utf8') : null;
		item.binary[field] = { fileName, mimeType, bytes: bytes.length, sha256, text };
	}
	return item;
}

module.exports = { execute };
