/**
 * Takes screenshots of n8n's editor with our nodes in it.
 *
 * Reads {url, cookie, browser, folder} from stdin; prints the name of each picture it took.
 */
const path = require('node:path');

const { chromium, selectors } = require('playwright-core');

const OURS = 'SimplyPrint Unofficial';
const SIZE = { width: 1280, height: 800 };
// A browser of a closed network that asks nobody anything; as root it runs without a sandbox.
const SWITCHES = ['--no-sandbox', '--disable-gpu', '--disable-background-networking', '--no-first-run'];

/** Each scene gets a page that is signed in, and the folder's `take`. */
const SCENES = {
	'node-creator': async ({ page, open }) => {
		await open('workflow/new');
		await page.getByTestId('canvas-plus-button').or(page.getByTestId('node-creator-plus-button')).first().click();
		await page.getByTestId('node-creator-search-bar').fill('SimplyPrint');
		await page.getByTestId('node-creator-item-name').first().waitFor();
	},
	'node-operations': async ({ page, open }) => {
		await SCENES['node-creator']({ page, open });
		await page.getByTestId('node-creator-item-name').getByText(OURS, { exact: true }).click();
		await page.waitForTimeout(1500);
	},
	'picker-open': async ({ page, open }) => {
		await open('workflow/order-to-queue/add-to-queue');
		await page.getByTestId('ndv').or(page.getByTestId('ndv-output-panel')).first().waitFor();
	},
	'trigger-panel': async ({ page, open }) => {
		await open('workflow/failed-print-to-chat/print-failed');
		await page.getByTestId('ndv-output-panel').first().waitFor();
	},
	'after-running': async ({ open }) => {
		await open('workflow/nightly-statistics');
	},
};

async function main() {
	const { url, cookie, browser, folder, only } = JSON.parse(await text(process.stdin));
	selectors.setTestIdAttribute('data-test-id');
	const chrome = await chromium.launch({ executablePath: browser, args: SWITCHES });
	try {
		const context = await chrome.newContext({ viewport: SIZE });
		await context.addCookies([{ name: 'n8n-auth', value: cookie, url }]);
		for (const [name, scene] of Object.entries(SCENES)) {
			if (only && !only.includes(name)) continue;
			const page = await context.newPage();
			page.setDefaultTimeout(30_000);
			const open = async (place) => {
				await page.goto(`${url}/${place}`);
				await page.waitForLoadState('networkidle');
				await page.waitForTimeout(2000);
			};
			try {
				await scene({ page, open });
			} catch (error) {
				process.stderr.write(`${name}: ${error.message}\n`);
			}
			await page.screenshot({ path: path.join(folder, `${name}.png`) });
			await page.close();
			process.stdout.write(`${name}\n`);
		}
	} finally {
		await chrome.close();
	}
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
