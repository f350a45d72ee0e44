/** Polls once. */
const { PollContext } = require('n8n-core');

const { describeError, setUp } = require('./workflow.cjs');

/** `input` adds `staticData` and `mode` (trigger | manual); returns {items, staticData} or {error}. */
async function runPoll(input) {
	const mode = input.mode ?? 'trigger';
	const { workflow, node, nodeType, additionalData } = setUp(input);
	const context = new PollContext(workflow, node, additionalData, mode, mode === 'manual' ? mode : 'activate');
	const staticData = () => ({ ...workflow.getStaticData('node', node) });
	try {
		const output = await nodeType.poll.call(context);
		return { items: output?.[0] ?? null, staticData: staticData() };
	} catch (error) {
		return { error: describeError(error), staticData: staticData() };
	}
}

module.exports = { runPoll };
