/** Time: pieces only note how long they would sleep, and the clock can be set. */
const timers = require('node:timers/promises');

const waits = [];

/** From now on nothing that is loaded really sleeps. */
function note() {
	timers.setTimeout = async (milliseconds) => void waits.push(milliseconds);
}

function takeWaits() {
	return waits.splice(0);
}

module.exports = { note, takeWaits };
