/**
 * Answers commands, one JSON document a line: {id, command, ...arguments} on stdin, {id, result,
 * waits} or {id, failure} on stdout, in order. `waits` are the milliseconds that a package would
 * have slept. A result may tell of a package's own error; `failure` means the command was wrong.
 */
const readline = require('node:readline');

// Platforms print to stdout in places; only answers may go there.
const write = process.stdout.write.bind(process.stdout);
process.stdout.write = process.stderr.write.bind(process.stderr);

/** Carries out `commands` by name until stdin ends. `takeWaits` gives the sleeps since last time. */
async function serve(commands, takeWaits) {
	for await (const line of readline.createInterface({ input: process.stdin })) {
		write(`${JSON.stringify(await answer(commands, takeWaits, JSON.parse(line)))}\n`);
	}
	process.exit(0);
}

async function answer(commands, takeWaits, { id, command, ...input }) {
	try {
		if (!Object.hasOwn(commands, command)) throw new Error(`no such command: ${command}`);
		const result = await commands[command](input);
		return { id, result, waits: takeWaits() };
	} catch (error) {
		return { id, failure: error.stack };
	}
}

module.exports = { serve };
