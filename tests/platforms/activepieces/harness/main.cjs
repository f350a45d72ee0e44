/**
 * Runs one packed piece, with the framework that is bundled into it, as Activepieces' engine does:
 * finds the piece among the exports, makes the contexts, calls the hooks. See serve.cjs.
 */
const { serve } = require('../../serve.cjs');

const { note, takeWaits } = require('./waits.cjs');

note();

const { context, finish } = require('./context.cjs');
const { loadPiece, piece } = require('./piece.cjs');
const { processed } = require('./properties.cjs');

const COMMANDS = {
	load: async ({ folder }) => loadPiece(folder),
	validate: async ({ auth, kind }) => {
		const found = piece().auth.find(({ type }) => type === kind);
		return await found.validate({ auth, server: {} });
	},
	options: async ({ owner, property, auth, search }) => {
		const { props } = ownerOf(owner);
		const server = { apiUrl: '', publicUrl: '', token: '' };
		return await props[property].options({ auth }, { server, searchValue: search });
	},
	run: async ({ name, partSize, ...input }) => {
		const action = member(piece(partSize).actions(), name);
		return await told(input, async (made) => await action.run(made), action.props);
	},
	hook: async ({ name, hook, ...input }) => {
		const trigger = member(piece().triggers(), name);
		return await told(input, async (made) => await trigger[hook](made), trigger.props);
	},
};

/** {output} or {error}, and what became of the store, the files and the log. */
async function told(input, run, props) {
	const made = context(input);
	try {
		made.propsValue = { ...(await processed(props, input.props ?? {})), auth: input.auth };
		return { output: await run(made), ...finish(made) };
	} catch (error) {
		return { error: describe(error), ...finish(made) };
	}
}

function ownerOf({ action, trigger }) {
	return action ? member(piece().actions(), action) : member(piece().triggers(), trigger);
}

function member(all, name) {
	if (!Object.hasOwn(all, name)) throw new Error(`the piece has no ${name}`);
	return all[name];
}

function describe({ name, message, cause }) {
	const { kind, problems, status, retryAfter, done } = cause ?? {};
	const about = { kind, problems, status, retryAfter, done, message: cause?.message };
	return { name, message, cause: cause === undefined ? null : about };
}

serve(COMMANDS, takeWaits);
