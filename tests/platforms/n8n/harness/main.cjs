/**
 * Runs one packed n8n package inside n8n-core and answers commands; see serve.cjs.
 *
 * The environment must name the tool-chain's node_modules in NODE_PATH, so that the package and
 * this harness share one n8n-workflow, as they do in n8n.
 */
const { serve } = require('../../serve.cjs');

const { boot, takeWaits } = require('./boot.cjs');
const { testCredential } = require('./credential-test.cjs');
const { execute } = require('./execute.cjs');
const { listSearch, loadOptions } = require('./options.cjs');
const { runPoll } = require('./poll.cjs');
const { understood } = require('./understood.cjs');
const { deliver, lifecycle } = require('./webhook.cjs');

const COMMANDS = {
	load: async ({ folder }) => await boot(folder),
	execute,
	loadOptions,
	listSearch,
	credentialTest: testCredential,
	'webhook.checkExists': async (input) => await lifecycle('checkExists', input),
	'webhook.create': async (input) => await lifecycle('create', input),
	'webhook.delete': async (input) => await lifecycle('delete', input),
	'webhook.deliver': deliver,
	poll: runPoll,
	understood,
};

serve(COMMANDS, takeWaits);
