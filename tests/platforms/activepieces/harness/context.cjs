/** The context that an action or a hook is called with, and what is left of it afterwards. */
const { createHash } = require('node:crypto');

const LONGEST_KEY = 128;
const LARGEST_VALUE = 512 * 1024;
/** Bytes of a file that is shown as text. */
const READABLE = 64 * 1024;

/**
 * `store` holds values by key, `payload` is a delivery, `now` sets the clock in milliseconds, and
 * nothing waits longer than `patience` milliseconds for an answer.
 */
function context({ auth, store = {}, webhookUrl, payload, now, patience = Infinity }) {
	const values = structuredClone(store);
	const log = [];
	const files = [];
	const own = { warn: console.warn, now: Date.now, timeout: AbortSignal.timeout };
	AbortSignal.timeout = (milliseconds) => own.timeout.call(AbortSignal, Math.min(milliseconds, patience));
	console.warn = (text) => void log.push(text);
	if (now !== undefined) Date.now = () => now;
	return {
		auth,
		propsValue: {},
		store: storeOf(values),
		files: { write: async (file) => keep(files, file) },
		webhookUrl,
		payload,
		server: { apiUrl: '', publicUrl: '', token: '' },
		project: { id: 'project', externalId: async () => undefined },
		flows: { current: { id: 'flow', version: { id: 'version' } } },
		step: { name: 'step_1' },
		setSchedule: () => undefined,
		left: { values, log, files, own },
	};
}

function finish({ left: { values, log, files, own } }) {
	console.warn = own.warn;
	Date.now = own.now;
	AbortSignal.timeout = own.timeout;
	return { store: values, log, files };
}

/** As the engine's: what is stored is JSON, of limited size. */
function storeOf(values) {
	return {
		put: async (key, value) => {
			const text = JSON.stringify(value);
			if (key.length > LONGEST_KEY) throw new Error(`the key ${key} is too long`);
			if (text.length > LARGEST_VALUE) throw new Error(`the value of ${key} is too large`);
			values[key] = JSON.parse(text);
			return value;
		},
		get: async (key) => structuredClone(values[key] ?? null),
		delete: async (key) => void delete values[key],
	};
}

function keep(files, { fileName, data }) {
	if (!Buffer.isBuffer(data)) throw new Error('a file is written from a Buffer');
	const url = `https://activepieces.example.com/files/${files.length + 1}`;
	const sha256 = createHash('sha256').update(data).digest('hex');
	const text = data.length <= READABLE ? data.toString('utf8') : null;
	files.push({ url, fileName, bytes: data.length, sha256, text });
	return url;
}

module.exports = { context, finish };
