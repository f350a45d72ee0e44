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

/** Loads the integration in `folder`, compiled, by its entry: "index" or "oauth2". */
async function load({ folder, entry }) {
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
	const { createAppTester } = require('zapier-platform-core');
	const app = require(`${folder}/dist/${entry}.js`);
	const upload = require(`${folder}/dist/engine/core/upload.js`);
	LOADED[entry] = { app, upload, tester: createAppTester(app) };
	return JSON.parse(JSON.stringify(app, (_, value) => (isFunction(value) ? '$function' : value)));
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
	const { app, tester, upload } = LOADED[entry];
	const perform = method.split('.').reduce((found, step) => found[step], app);
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
