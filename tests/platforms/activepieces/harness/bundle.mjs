// Bundles the sources in a folder, without the framework and without checking types.
import { createRequire } from 'node:module';
import { copyFileSync, mkdirSync } from 'node:fs';
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
copyFileSync(join(folder, 'package.json'), join(folder, 'dist/package.json'));
