/** Nobody waits in a test: sleeps of the integration are only noted. */
const timers = require('node:timers/promises');

const waits = [];

timers.setTimeout = async (milliseconds) => {
	waits.push(milliseconds);
};

/** The milliseconds of each sleep since the last time. */
const takeWaits = () => waits.splice(0);

module.exports = { takeWaits };
