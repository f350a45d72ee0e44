/** A node that stands before the one under test, so that items have something to be linked to. */
const { NodeConnectionTypes } = require('n8n-workflow');

const TYPE = 'harness.start';

const nodeType = {
	description: {
		displayName: 'Start',
		name: 'start',
		group: ['input'],
		version: 1,
		description: '',
		defaults: { name: 'Start' },
		inputs: [],
		outputs: [NodeConnectionTypes.Main],
		properties: [],
	},
	async execute() {
		return [this.getInputData()];
	},
};

module.exports = { TYPE, nodeType };
