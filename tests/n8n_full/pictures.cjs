/**
 * Takes screenshots of n8n's editor with our nodes in it.
 *
 * Reads {url, cookie, browser, folder, draft, ran, credential} from stdin: where n8n is and how to be
 * signed in, the browser to use, where pictures go, and what to open. Prints the name of each picture.
 */
const path = require('node:path');

const { chromium, selectors } = require('playwright-core');

const OURS = 'SimplyPrint Unofficial';
const SIZE = { width: 1280, height: 800 };
const PATIENCE = 30_000;
// How long menus slide and pictures fade, in milliseconds.
const SETTLED = 1500;
// Quiet, and without the sandbox that a browser run by root cannot have.
const SWITCHES = ['--no-sandbox', '--disable-gpu', '--disable-background-networking', '--no-first-run'];

/** Each brings the editor into the state to be shown. */
const SCENES = {
	'search-by-alias': async (scene) => await search(scene, 'enqueue'),
	operations: async (scene) => {
		await search(scene, 'SimplyPrint');
		await scene.page.getByTestId('node-creator-item-name').getByText(OURS, { exact: true }).click();
	},
	'node-panel': async ({ page, open, told }) => {
		await open(`workflow/${told.draft}/start-print`);
		await page.getByTestId('rlc-input').first().click();
		await page.getByTestId('rlc-item').first().waitFor();
	},
	'webhook-trigger': async ({ page, open }) => {
		await open('workflow/failed-print-to-chat/print-failed');
		await page.getByTestId('parameter-input-events').locator('.el-select').first().click();
	},
	'poll-trigger': async ({ page, open }) => {
		await open('workflow/printer-needs-attention/state-changed');
		await page.getByText('Loading fields').first().waitFor({ state: 'detached' });
	},
	credential: async ({ page, open, told }) => {
		await open(`home/credentials/${told.credential}`);
		await page.getByText('Connection tested successfully').waitFor();
	},
	'after-running': async ({ open, told }) => await open(`workflow/${told.ran}`),
	'dark-theme': async ({ page, open, told }) => {
		await page.emulateMedia({ colorScheme: 'dark' });
		await open(`workflow/${told.draft}`);
		await page.getByText('Start print').first().waitFor();
	},
};

/** Looks for a node to follow the ones that are there. */
async function search({ page, open, told }, words) {
	await open(`workflow/${told.draft}`);
	await page.getByTestId('node-creator-plus-button').first().click();
	await page.waitForTimeout(SETTLED);
	await page.getByTestId('node-creator-search-bar').fill(words);
}

async function main() {
	const told = JSON.parse(await text(process.stdin));
	selectors.setTestIdAttribute('data-test-id');
	const browser = await chromium.launch({ executablePath: told.browser, args: SWITCHES });
	try {
		const context = await browser.newContext({ viewport: SIZE });
		await context.addCookies([{ name: 'n8n-auth', value: told.cookie, url: told.url }]);
		for (const name of told.only ?? Object.keys(SCENES)) await take(context, told, name);
	} finally {
		await browser.close();
	}
}

/** Takes a picture even of a scene that failed, since it shows why. */
async function take(context, told, name) {
	const page = await context.newPage();
	page.setDefaultTimeout(PATIENCE);
	const open = async (place) => {
		await page.goto(`${told.url}/${place}`);
		await page.waitForLoadState('networkidle');
		await page.waitForTimeout(SETTLED);
	};
	try {
		await SCENES[name]({ page, open, told });
	} catch (error) {
		process.stderr.write(`${name}: ${error.message.split('\n')[0]}\n`);
		process.exitCode = 1;
	}
	await page.waitForTimeout(SETTLED);
	await page.screenshot({ path: path.join(told.folder, `n8n-${name}.png`) });
	await page.close();
	process.stdout.write(`${name}\n`);
}

async function text(stream) {
	let read = '';
	for await (const part of stream) read += part;
	return read;
}

main().catch((error) => {
	process.stderr.write(`${error.stack}\n`);
	process.exitCode = 1;
});
