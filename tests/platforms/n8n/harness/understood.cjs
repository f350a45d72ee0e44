/** What n8n itself makes of the parameters of a node, before anything runs. */
const { NodeHelpers } = require('n8n-workflow');

const { nodeTypes } = require('./boot.cjs');

/**
 * `node` is one of a workflow's. Returns {parameters, problems}: the parameters that its type has
 * and shows, defaults included, and what n8n's editor would complain of.
 */
async function understood({ node }) {
	const { description } = nodeTypes.getByName(node.type);
	const { properties } = description;
	const given = node.parameters;
	const parameters = NodeHelpers.getNodeParameters(properties, given, true, false, node, description);
	const filled = { ...node, parameters };
	const found = NodeHelpers.getNodeParametersIssues(properties, filled, description);
	return { parameters, problems: Object.values(found?.parameters ?? {}).flat() };
}

module.exports = { understood };
