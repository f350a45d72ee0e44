/** What n8n finds out about the output of a node before it ever ran. */
const path = require('node:path');

// Inside n8n-core, whose entry point does not export it.
const RESOLVER = 'nodes-loader/output-schema-resolver.js';

const { folder, loader } = require('./boot.cjs');

/** `input`: node, resource, operation. Returns {schema}, null if n8n finds none. */
function outputSchema({ node, resource, operation }) {
	// Only now, since n8n 1 has none.
	const { loadOutputSchema } = require(path.join(path.dirname(require.resolve('n8n-core')), RESOLVER));
	const { sourcePath } = loader().known.nodes[node];
	const nodeDir = path.dirname(path.resolve(folder(), sourcePath));
	return { schema: loadOutputSchema({ nodeDir, version: 1, resource, operation }) ?? null };
}

module.exports = { outputSchema };
