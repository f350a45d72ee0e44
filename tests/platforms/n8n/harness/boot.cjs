/** Starts n8n-core once and loads the package into it. */
require('reflect-metadata');

const { Container } = require('@n8n/di');
const { BinaryDataService, PackageDirectoryLoader } = require('n8n-core');

const start = require('./start-node.cjs');

const state = { loader: undefined };

/** Loads the unpacked package in `folder`; returns the descriptions n8n's editor would be served. */
async function boot(folder) {
	await Container.get(BinaryDataService).init();
	state.loader = new PackageDirectoryLoader(folder);
	await state.loader.loadAll();
	const { packageName, packageJson, types } = state.loader;
	return { name: packageName, version: packageJson.version, ...types };
}

function loader() {
	if (state.loader === undefined) throw new Error('no package is loaded yet');
	return state.loader;
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
	if (!Object.hasOwn(types, name)) throw new Error(`the package has no node ${name}`);
	return types[name].type;
}

function credentialType(name) {
	const { credentialTypes } = loader();
	if (!Object.hasOwn(credentialTypes, name)) throw new Error(`the package has no credential ${name}`);
	return credentialTypes[name].type;
}

module.exports = { boot, credentialType, loader, nodeTypes };
