// Makes `dist`, the package that Activepieces installs: one file of code that needs nothing else.
import { cpSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';

import { build } from 'esbuild';

rmSync('dist', { recursive: true, force: true });
mkdirSync('dist');
await build({
	entryPoints: ['src/index.ts'],
	outfile: 'dist/src/index.js',
	bundle: true,
	format: 'cjs',
	platform: 'node',
	target: 'node20',
	minify: true,
	// Activepieces finds the piece by the name of its class.
	keepNames: true,
	legalComments: 'none',
	logLevel: 'warning',
});
cpSync('src/i18n', 'dist/src/i18n', { recursive: true });
for (const name of ['README.md', 'CHANGELOG.md', 'LICENSE']) cpSync(name, `dist/${name}`);
const { scripts, devDependencies, ...manifest } = JSON.parse(readFileSync('package.json', 'utf8'));
const published = {
	...manifest,
	main: './src/index.js',
	dependencies: {},
	files: ['src/index.js', 'src/i18n', 'CHANGELOG.md'],
};
writeFileSync('dist/package.json', `${JSON.stringify(published, null, 2)}\n`);
