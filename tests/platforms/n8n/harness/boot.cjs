/** Starts n8n-core once and loads the package into it. */
require('reflect-metadata');

const Module = require('node:module');
const path = require('node:path');

const { Container } = require('@n8n/di');
const { BinaryDataService, PackageDirectoryLoader } = require('n8n-core');

const start = require('./start-node.cjs');

const state = { loader: undefined, folder: undefined };
const waits = [];

/** Loads the unpacked package in `folder`; returns the descriptions n8n's editor would be served. */
async function boot(folder) {
	await Container.get(BinaryDataService).init();
	quicken(folder);
	state.folder = folder;
	state.loader = new PackageDirectoryLoader(folder);
	await state.loader.loadAll();
	const { packageName, packageJson, types } = state.loader;
	return { name: packageName, version: packageJson.version, ...types };
}

/** The package's n8n-workflow is everyone's, but its sleep only notes how long it would take. */
function quicken(folder) {
	const load = Module._load;
	Module._load = function (request, parent, isMain) {
		const loaded = load.call(this, request, parent, isMain);
		const isOurs = request === 'n8n-workflow' && parent?.filename?.startsWith(folder + path.sep);
		return isOurs ? Object.create(loaded, { sleep: { value: note } }) : loaded;
	};
}

async function note(milliseconds) {
	waits.push(milliseconds);
}

/** How long the package waited, in milliseconds, since this was last asked. */
function takeWaits() {
	return waits.splice(0);
}

/** Runs `work` while uploads go in parts of so many bytes; the package's own size otherwise. */
async function withPartSize(bytes, work) {
	const upload = require(path.join(state.folder, 'dist/nodes/shared/core/upload.js'));
	const own = upload.PART_SIZE;
	upload.PART_SIZE = bytes ?? own;
	try {
		return await work();
	} finally {
		upload.PART_SIZE = own;
	}
}

function loader() {
	if (state.loader === undefined) throw new Error('no package is loaded yet');
	return state.loader;
}

/** Where the package was unpacked. */
function folder() {
	return state.folder;
}

/** n8n's registry of node types, holding the package and the node that feeds it. */
const nodeTypes = {
	getByName: (type) => find(type),
	getByNameAndVersion: (type) => find(type),
	getKnownTypes: () => loader().known.nodes,
};

function find(type) {
	if (type === start.TYPE) return start.nodeType;
	const { packageName, nodeTypes: types } = loader();
	const name = type.slice(packageName.length + 1);
	const own = name.replace(/Tool$/, '');
	if (own !== name && types[own]?.type.description.usableAsTool) return asTool(types[own].type);
	if (!Object.hasOwn(types, name)) throw new Error(`the package has no node ${name}`);
	return types[name].type;
}

/** The copy of a node that n8n offers to AI agents. */
function asTool(nodeType) {
	const { description } = nodeType;
	const value = { ...description, name: `${description.name}Tool` };
	return Object.create(nodeType, { description: { value } });
}

function credentialType(name) {
	const { credentialTypes } = loader();
	if (!Object.hasOwn(credentialTypes, name)) throw new Error(`the package has no credential ${name}`);
	return credentialTypes[name].type;
}

module.exports = { boot, credentialType, folder, loader, nodeTypes, takeWaits, withPartSize };
