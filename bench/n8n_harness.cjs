/** Loads an n8n package and runs operations in turns with a node that only calls n8n's helper. */
const path = require('node:path');
const v8 = require('node:v8');
const vm = require('node:vm');

const { NodeConnectionTypes } = require('n8n-workflow');

const TESTS = path.join(__dirname, '../tests/platforms');
const { serve } = require(path.join(TESTS, 'serve.cjs'));
const { boot, loader } = require(path.join(TESTS, 'n8n/harness/boot.cjs'));
const { execute } = require(path.join(TESTS, 'n8n/harness/execute.cjs'));

const MB = 1e6;

v8.setFlagsFromString('--expose-gc');
const collect = vm.runInNewContext('gc');

async function load({ folder }) {
	collect();
	const heap = process.memoryUsage().heapUsed;
	const begin = performance.now();
	await boot(folder);
	const ms = performance.now() - begin;
	collect();
	return { ms, mb: (process.memoryUsage().heapUsed - heap) / MB };
}

/** The medians of CPU time and of memory allocated in one execution, of both ways. */
async function race({ times, plain, ...ours }) {
	loader().nodeTypes.plain = { type: plainNode(plain, Object.keys(ours.credentials)) };
	const ways = { ours, plain: { ...ours, node: 'plain', parameters: {} } };
	const taken = { ours: [], plain: [] };
	for (let round = 0; round < times; round++) {
		for (const [way, input] of Object.entries(ways)) taken[way].push(await run(input));
	}
	return { ours: medians(taken.ours), plain: medians(taken.plain) };
}

async function run(input) {
	collect();
	const heap = process.memoryUsage().heapUsed;
	const before = process.cpuUsage();
	const { error } = await execute({ ...input, credentials: structuredClone(input.credentials) });
	const { user, system } = process.cpuUsage(before);
	if (error !== undefined) throw new Error(`${input.node}: ${error.message}`);
	return { ms: (user + system) / 1000, MB: (process.memoryUsage().heapUsed - heap) / MB };
}

function medians(runs) {
	// The first runs compile.
	const warm = runs.slice(Math.floor(runs.length / 4));
	const median = (unit) => warm.map((one) => one[unit]).sort((a, b) => a - b)[warm.length >> 1];
	return { ms: median('ms'), MB: median('MB') };
}

/** Sends one call, or the pages of a list one after another, and hands on what came. */
function plainNode({ method, path: endpoint, base, query, body, pages = 0 }, [credential]) {
	return {
		description: {
			displayName: 'Plain',
			name: 'plain',
			group: ['output'],
			version: 1,
			description: '',
			defaults: { name: 'Plain' },
			inputs: [NodeConnectionTypes.Main],
			outputs: [NodeConnectionTypes.Main],
			credentials: [{ name: credential, required: true }],
			properties: [],
		},
		async execute() {
			const output = [];
			for (let page = 1; page <= Math.max(pages, 1); page++) {
				const asked = pages > 0 ? { page, page_size: 100 } : body;
				const options = { method, url: base + endpoint, qs: query, body: asked, json: true };
				const { helpers } = this;
				output.push(await helpers.httpRequestWithAuthentication.call(this, credential, options));
			}
			const records = output.flatMap((answer) => (pages > 0 ? answer.data : [answer]));
			return [records.map((json) => ({ json, pairedItem: { item: 0 } }))];
		},
	};
}

serve({ load, race }, () => []);
