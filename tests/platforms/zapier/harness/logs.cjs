/** What the core and the integration log while a step runs. */

/** Begins to collect; `take` ends it and returns the text. */
function collectLogs() {
	const lines = [];
	const { write } = process.stdout;
	process.stdout.write = (chunk) => lines.push(String(chunk)) > 0;
	const take = () => {
		process.stdout.write = write;
		return lines.join('');
	};
	return { take };
}

module.exports = { collectLogs };
