/** Asks a node for the choices of a dropdown. */
const { LoadOptionsContext } = require('n8n-core');

const { describeError, setUp } = require('./workflow.cjs');

/** `input` adds `method`; returns {options} or {error}. */
async function loadOptions(input) {
	return await ask(input, 'loadOptions', [], (options) => ({ options }));
}

/** `input` adds `method`, `filter` and `paginationToken`; returns {results, paginationToken}. */
async function listSearch(input) {
	const given = [input.filter, input.paginationToken];
	return await ask(input, 'listSearch', given, (found) => found);
}

/** `input` adds `method`; returns {fields} or {error}. */
async function resourceMapping(input) {
	return await ask(input, 'resourceMapping', [], (found) => found);
}

async function ask(input, kind, given, shape) {
	const { workflow, node, nodeType, additionalData } = setUp(input);
	const method = nodeType.methods?.[kind]?.[input.method];
	if (method === undefined) throw new Error(`${input.node} has no ${kind} method ${input.method}`);
	// The editor sends what is entered, whether it is shown or not.
	additionalData.currentNodeParameters = { ...node.parameters, ...input.parameters };
	const context = new LoadOptionsContext(workflow, node, additionalData, `parameters.${input.method}`);
	try {
		return shape(await method.call(context, ...given));
	} catch (error) {
		return { error: describeError(error) };
	}
}

module.exports = { listSearch, loadOptions, resourceMapping };
