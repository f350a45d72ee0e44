/**
 * Runs one packed n8n package inside n8n-core and answers commands, one JSON document a line:
 * {id, command, ...arguments} on stdin, {id, result, waits} or {id, failure} on stdout, in order.
 * `waits` are the milliseconds that the package would have slept.
 * `result` may hold `error` when the node itself failed; `failure` means the command was wrong.
 *
 * The environment must name the tool-chain's node_modules in NODE_PATH, so that the package and
 * this harness share one n8n-workflow, as they do in n8n.
 */
const readline = require('node:readline');

// n8n prints to stdout in places; only answers may go there.
const write = process.stdout.write.bind(process.stdout);
process.stdout.write = process.stderr.write.bind(process.stderr);

const { boot, takeWaits } = require('./boot.cjs');
const { testCredential } = require('./credential-test.cjs');
const { execute } = require('./execute.cjs');
const { listSearch, loadOptions } = require('./options.cjs');
const { runPoll } = require('./poll.cjs');
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
};

async function answer(line) {
	const { id, command, ...input } = JSON.parse(line);
	try {
		if (!Object.hasOwn(COMMANDS, command)) throw new Error(`no such command: ${command}`);
		const result = await COMMANDS[command](input);
		return { id, result, waits: takeWaits() };
	} catch (error) {
		return { id, failure: error.stack };
	}
}

async function serve() {
	for await (const line of readline.createInterface({ input: process.stdin })) {
		write(`${JSON.stringify(await answer(line))}\n`);
	}
	process.exit(0);
}

serve();
