/**
 * What the engine makes of entered values before an action or trigger sees them, as far as it
 * matters here: numbers from text, JSON from text, times in UTC, files from their addresses. A
 * required property that is absent is not noticed.
 */
const { readFileSync } = require('node:fs');

/** As the engine makes it; pieces carry a class of the same name, but not this one. */
class ApFile {
	constructor(filename, data, extension) {
		Object.assign(this, { filename, data, extension });
	}
}

async function processed(properties, given) {
	const values = {};
	for (const [name, value] of Object.entries(given)) {
		const property = properties[name];
		values[name] = property === undefined ? value : await one(name, property, value);
	}
	return values;
}

/** Values as they come, but for files, which cannot come as anything else than the engine's. */
async function asTheyAre(properties, given) {
	const values = { ...given };
	for (const [name, { type }] of Object.entries(properties)) {
		const isFile = type === 'FILE' && typeof values[name] === 'object' && values[name] !== null;
		if (isFile) values[name] = await fetched(values[name]);
	}
	return values;
}

async function one(name, { type, required }, value) {
	const isEmpty = value === null || value === undefined || value === '';
	switch (type) {
		case 'NUMBER':
			if (isEmpty && !required) return undefined;
			if (isEmpty || Number.isNaN(Number(value))) throw new Error(`${name}: Expected a number`);
			return Number(value);
		case 'JSON':
			return typeof value === 'string' && !isEmpty ? parsed(name, value) : value;
		case 'DATE_TIME':
			return isEmpty ? undefined : new Date(value).toISOString();
		case 'FILE':
			return isEmpty ? value : await fetched(value);
		case 'SHORT_TEXT':
		case 'LONG_TEXT':
			if (isEmpty) return required ? value : undefined;
			return typeof value === 'object' ? JSON.stringify(value) : String(value);
		default:
			return value;
	}
}

function parsed(name, text) {
	try {
		return JSON.parse(text);
	} catch {
		throw new Error(`${name}: Expected JSON`);
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

module.exports = { asTheyAre, processed };
