/**
 * Runs an integration inside Zapier's core; see `../../serve.cjs` for the protocol.
 *
 * The environment must name the tool-chain's node_modules in NODE_PATH, so that the integration and
 * this harness share one core, as they do at Zapier. What Zapier's backend does for the core (the
 * cursor of a dropdown, keeping files) is done by a small server of this process.
 */
const { serve } = require('../../serve.cjs');
const { collectLogs } = require('./logs.cjs');
const { takeWaits } = require('./clock.cjs');
const backend = require('./backend.cjs');

const LOADED = {};
const KINDS = ['triggers', 'searches', 'creates'];

/** Loads the integration in `folder`, compiled, by its `entries`; returns their definitions. */
async function load({ folder, entries }) {
	const address = await backend.start();
	// The core reads these once, when it is loaded.
	Object.assign(process.env, {
		NODE_ENV: 'test',
		LOG_TO_STDOUT: '1',
		ZAPIER_BASE_ENDPOINT: address,
		ZAPIER_DEPLOY_KEY: 'only-for-tests',
		CLIENT_ID: 'sandbox-client',
		CLIENT_SECRET: 'sandbox-client-secret',
	});
	for (const path of Object.keys(require.cache)) {
		if (path.startsWith(`${folder}/`)) delete require.cache[path];
	}
	// A Lambda is replaced when it has grown; one process has to do for all tests.
	require('zapier-platform-core/src/constants').KILL_MAX_LIMIT = Infinity;
	const upload = require(`${folder}/dist/engine/core/upload.js`);
	const found = {};
	for (const entry of entries) {
		const app = require(`${folder}/dist/${entry}.js`);
		LOADED[entry] = { app, upload, testers: {} };
		found[entry] = JSON.parse(
			JSON.stringify(app, (_, value) => (isFunction(value) ? '$function' : value)),
		);
	}
	return found;
}

/**
 * The core with an integration that has only what one method belongs to. The core copies an
 * integration on every call, which takes longer than most tests if it is whole.
 */
function testerOf({ app, testers }, [kind, key]) {
	const { createAppTester } = require('zapier-platform-core');
	if (!KINDS.includes(kind)) return (testers.whole ??= createAppTester(app));
	const none = Object.fromEntries(KINDS.map((name) => [name, {}]));
	const one = { [kind]: { [key]: app[kind][key] } };
	return (testers[`${kind}.${key}`] ??= createAppTester({ ...app, ...none, ...one }));
}

const isFunction = (value) => typeof value === 'function';

/** What Zapier's own validation finds. */
async function validate({ entry }) {
	const createHandler = require('zapier-platform-core/src/tools/create-lambda-handler');
	return (await createHandler(LOADED[entry].app)({ command: 'validate' })).results;
}

/**
 * Runs the function at a dotted `method` of the integration.
 *
 * `cache` is what z.cache holds before, `cursor` what z.cursor does. Returns {output} or {error},
 * with `cache`, `cursor` and `logs` as they are afterwards.
 */
async function run({ entry, method, bundle, cache = {}, cursor = '', partSize }) {
	const { app, upload } = LOADED[entry];
	const path = method.split('.');
	const perform = path.reduce((found, step) => found[step], app);
	const tester = testerOf(LOADED[entry], path);
	tester.zcacheTestObj = { ...cache };
	backend.store.cursor = cursor;
	const size = upload.PART_SIZE;
	upload.PART_SIZE = partSize ?? size;
	const logs = collectLogs();
	try {
		return { output: await tester(perform, bundle), ...left() };
	} catch (error) {
		return { error: told(error), ...left() };
	} finally {
		upload.PART_SIZE = size;
	}

	function left() {
		return { cache: tester.zcacheTestObj, cursor: backend.store.cursor, logs: logs.take() };
	}
}

function told({ name, message, cause }) {
	const { problems, kind, status, retryAfter, done } = cause ?? {};
	const reason = cause === undefined ? null : cause.message;
	return { name, message, cause: { reason, problems, kind, status, retryAfter, done } };
}

const COMMANDS = {
	load,
	validate,
	run,
	offer: async (file) => backend.offer(file),
	stashed: async ({ url }) => backend.stashed(url),
};

serve(COMMANDS, takeWaits);
