/**
 * Runs one packed n8n package inside n8n-core and answers commands; see serve.cjs.
 *
 * The environment must name the tool-chain's node_modules in NODE_PATH, so that the package and
 * this harness share one n8n-workflow, as they do in n8n.
 */
const fs = require('node:fs');

const { serve } = require('../../serve.cjs');

const { boot, takeWaits } = require('./boot.cjs');
const { testCredential } = require('./credential-test.cjs');
const { execute } = require('./execute.cjs');
const { listSearch, loadOptions, resourceMapping } = require('./options.cjs');
const { runPoll } = require('./poll.cjs');
const { outputSchema } = require('./schema.cjs');
const { understood } = require('./understood.cjs');
const { deliver, lifecycle } = require('./webhook.cjs');

const COMMANDS = {
	load: async ({ folder }) => await boot(folder),
	execute,
	loadOptions,
	listSearch,
	resourceMapping,
	credentialTest: testCredential,
	'webhook.checkExists': async (input) => await lifecycle('checkExists', input),
	'webhook.create': async (input) => await lifecycle('create', input),
	'webhook.delete': async (input) => await lifecycle('delete', input),
	'webhook.deliver': deliver,
	poll: runPoll,
	schema: outputSchema,
	understood,
	openFiles: async () => ({ files: openFiles() }),
};

/** The paths of what this process has open; on Linux only. */
function openFiles() {
	const descriptors = fs.readdirSync('/proc/self/fd').map((name) => `/proc/self/fd/${name}`);
	return descriptors.filter((path) => fs.existsSync(path)).map((path) => fs.readlinkSync(path));
}

serve(COMMANDS, takeWaits);
