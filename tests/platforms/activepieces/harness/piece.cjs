/** Loads the piece as the engine does, and tells of it what the server is told. */
const { readFileSync, statSync } = require('node:fs');
const Module = require('node:module');
const path = require('node:path');

const PART_SIZE = /\b95 ?\* ?1024 ?\* ?1024\b|\b99614720\b/g;

const state = { main: undefined, found: undefined, inParts: new Map() };

function loadPiece(folder) {
	const manifest = JSON.parse(readFileSync(path.join(folder, 'package.json'), 'utf8'));
	state.main = path.join(folder, manifest.main);
	state.inParts.clear();
	delete require.cache[state.main];
	const exported = require(state.main);
	const pieces = Object.values(exported).filter((one) => one?.constructor?.name === 'Piece');
	state.found = pieces[0];
	if (state.found === undefined) throw new Error('no export is a Piece');
	const metadata = JSON.parse(JSON.stringify(state.found.metadata()));
	return { manifest, metadata, pieces: pieces.length, bytes: statSync(state.main).size };
}

/** The piece; with `partSize` one that uploads in parts of so many bytes. */
function piece(partSize) {
	if (state.found === undefined) throw new Error('no piece is loaded yet');
	if (partSize === undefined) return state.found;
	if (!state.inParts.has(partSize)) state.inParts.set(partSize, cutting(partSize));
	return state.inParts.get(partSize);
}

function cutting(partSize) {
	const code = readFileSync(state.main, 'utf8');
	if (code.match(PART_SIZE)?.length !== 1) throw new Error('the part size is not there once');
	const loaded = new Module(state.main, module);
	loaded.paths = module.paths;
	loaded._compile(code.replace(PART_SIZE, String(partSize)), state.main);
	return Object.values(loaded.exports).find((one) => one?.constructor?.name === 'Piece');
}

module.exports = { loadPiece, piece };
