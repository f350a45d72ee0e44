/**
 * Runs both legs of n8n's community-package scanner without a network: the source leg on the source
 * folder, the dist leg on the unpacked tarball. The rules, the file patterns and the refusal of
 * inline exemptions are the scanner's own; only the download and provenance steps are left out.
 *
 * Usage: node scan.mjs TOOLCHAIN SOURCE PACKED
 * Prints [{leg, file, line, column, rule, severity, message}] as JSON, severities error and warning.
 */
import { createRequire } from 'node:module';
import path from 'node:path';
import { pathToFileURL } from 'node:url';

const DIST_PATTERNS = ['**/*.js', 'package.json'];
const SEVERITIES = ['off', 'warning', 'error'];

const [toolchain, source, packed] = process.argv.slice(2).map((folder) => path.resolve(folder));
const entry = path.join(
	toolchain,
	'node_modules/@n8n/scan-community-package/scanner/scanner.mjs',
);
const { buildScanConfig, SOURCE_FILE_PATTERNS } = await import(pathToFileURL(entry).href);
const require = createRequire(entry);
const { ESLint } = require('eslint');
const glob = require('fast-glob');

async function lint(leg, folder, patterns) {
	const eslint = new ESLint({
		cwd: folder,
		allowInlineConfig: false,
		overrideConfigFile: true,
		overrideConfig: await buildScanConfig(),
	});
	const ignore = ['node_modules/**', '**/package-lock.json'];
	const files = glob.sync(patterns, { cwd: folder, absolute: true, ignore }).sort();
	if (files.length === 0) throw new Error(`nothing to scan in ${folder}`);
	const results = await eslint.lintFiles(files);
	return results.flatMap(({ filePath, messages }) =>
		messages.map(({ ruleId, line, column, severity, message }) => ({
			leg,
			file: path.relative(folder, filePath),
			line,
			column,
			rule: ruleId,
			severity: SEVERITIES[severity],
			message,
		})),
	);
}

const findings = [
	...(await lint('source', source, SOURCE_FILE_PATTERNS)),
	...(await lint('dist', packed, DIST_PATTERNS)),
];
process.stdout.write(`${JSON.stringify(findings, null, 2)}\n`);
