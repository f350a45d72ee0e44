/**
 * What the engine makes of entered values before an action or trigger sees them, for the kinds of
 * properties that pieces of ours have: numbers and JSON from text, text from objects, files from
 * their addresses. That a required property is absent goes unnoticed.
 */
const { readFileSync } = require('node:fs');

/** As the engine makes it; pieces carry a class of the same name, but not this one. */
class ApFile {
	constructor(filename, data, extension) {
		Object.assign(this, { filename, data, extension });
	}
}

/** What the engine itself refuses: no action or trigger is called then. */
class PropertyError extends Error {
	name = 'PropertyError';
}

async function processed(properties, given) {
	const values = {};
	for (const [name, value] of Object.entries(given)) {
		const property = properties[name];
		values[name] = property === undefined ? value : await one(name, property, value);
	}
	return values;
}

async function one(name, { type, required }, value) {
	const isEmpty = value === null || value === undefined || value === '';
	switch (type) {
		case 'NUMBER':
			if (isEmpty && !required) return undefined;
			if (isEmpty || Number.isNaN(Number(value))) throw new PropertyError(`${name}: Expected a number`);
			return Number(value);
		case 'JSON':
			return typeof value === 'string' && !isEmpty ? parsed(name, value) : value;
		case 'FILE':
			return isEmpty ? value : await fetched(value);
		case 'SHORT_TEXT':
		case 'LONG_TEXT':
			if (isEmpty) return required ? value : undefined;
			return typeof value === 'object' ? JSON.stringify(value) : value;
		default:
			return value;
	}
}

function parsed(name, text) {
	try {
		return JSON.parse(text);
	} catch {
		throw new PropertyError(`${name}: Expected JSON`);
	}
}

/** From an address or a data URL, or from {filename, path or base64} of a test; else null. */
async function fetched(value) {
	if (typeof value === 'object') return new ApFile(value.filename, bytesOf(value));
	try {
		const answer = await fetch(value);
		if (!answer.ok) return null;
		const filename = new URL(value).pathname.split('/').pop();
		return new ApFile(value.startsWith('data:') ? 'unknown.bin' : filename, Buffer.from(await answer.arrayBuffer()));
	} catch {
		return null;
	}
}

function bytesOf({ path, base64 }) {
	return path === undefined ? Buffer.from(base64, 'base64') : readFileSync(path);
}

module.exports = { processed };
