// Bundles the sources in a folder into `dist`, without the framework and without checking types.
import { createRequire } from 'node:module';
import { cpSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const folder = process.argv[2];
const { buildSync } = createRequire(join(folder, 'package.json'))('esbuild');
mkdirSync(join(folder, 'dist'), { recursive: true });
buildSync({
	entryPoints: [join(folder, 'src/index.ts')],
	outfile: join(folder, 'dist/src/index.js'),
	bundle: true,
	format: 'cjs',
	platform: 'node',
	external: ['@activepieces/pieces-framework'],
	logLevel: 'error',
});
cpSync(join(folder, 'src/i18n'), join(folder, 'dist/src/i18n'), { recursive: true });
const manifest = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
writeFileSync(join(folder, 'dist/package.json'), JSON.stringify({ ...manifest, main: './src/index.js' }));
