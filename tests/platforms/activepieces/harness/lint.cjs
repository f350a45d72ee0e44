/**
 * Lints the sources of a piece by the rules that Activepieces has for its own: the recommended ones,
 * and none of the packages that a piece may not import. Prints the findings as JSON.
 */
const path = require('node:path');

const { ESLint } = require('eslint');

const FORBIDDEN = [
	...['lodash', 'lodash/*', '@activepieces/shared', '@activepieces/engine'],
	...['@activepieces/core-*', '@activepieces/server*'],
];

async function lint(folder) {
	const parser = require.resolve('@typescript-eslint/parser');
	const eslint = new ESLint({
		cwd: folder,
		useEslintrc: false,
		resolvePluginsRelativeTo: path.dirname(parser),
		overrideConfig: {
			parser,
			plugins: ['@typescript-eslint'],
			extends: ['eslint:recommended', 'plugin:@typescript-eslint/recommended'],
			env: { node: true, es2022: true },
			rules: { 'no-restricted-imports': ['error', { patterns: FORBIDDEN }] },
		},
	});
	const results = await eslint.lintFiles(['src/**/*.ts']);
	const findings = results.flatMap(({ filePath, messages }) =>
		messages.map(({ line, ruleId, message }) => {
			return { file: path.relative(folder, filePath), line, rule: ruleId, message };
		}),
	);
	process.stdout.write(JSON.stringify({ files: results.length, findings }));
}

lint(process.argv[2]);
