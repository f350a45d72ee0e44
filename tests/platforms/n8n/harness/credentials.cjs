/** Holds the credentials of one command in memory and applies them the way n8n does. */
const { ICredentialsHelper, NodeHelpers, Workflow } = require('n8n-workflow');

const { credentialType, nodeTypes } = require('./boot.cjs');
const oAuth2Parent = require('./oauth2-parent.cjs');
const start = require('./start-node.cjs');

const CREDENTIAL_NODE = {
	id: 'credential',
	name: 'Credential',
	type: start.TYPE,
	typeVersion: 1,
	position: [0, 0],
	parameters: {},
};

function typeByName(name) {
	return name === oAuth2Parent.name ? oAuth2Parent : credentialType(name);
}

function parents(name) {
	const direct = typeByName(name).extends ?? [];
	return direct.flatMap((parent) => [parent, ...parents(parent)]);
}

/** Own properties come last and replace inherited ones of the same name. */
function properties(name) {
	const found = [...parents(name), name].flatMap((type) => typeByName(type).properties);
	return [...new Map(found.map((property) => [property.name, property])).values()];
}

/** Fills in defaults and resolves expressions such as ={{$self["apiUrl"]}}. */
function withDefaults(name, data) {
	const filled = NodeHelpers.getNodeParameters(properties(name), data, true, false, null, null);
	if (data.oauthTokenData !== undefined) filled.oauthTokenData = data.oauthTokenData;
	const workflow = new Workflow({
		nodes: [CREDENTIAL_NODE],
		connections: {},
		active: false,
		nodeTypes,
	});
	const { expression } = workflow;
	return expression.getComplexParameterValue(
		CREDENTIAL_NODE, filled, 'internal', {}, undefined, undefined, filled,
	);
}

class MemoryCredentials extends ICredentialsHelper {
	/** @param stored field values by credential type; refreshed tokens are written back into it */
	constructor(stored) {
		super();
		this.stored = stored;
	}

	getParentTypes(name) {
		return parents(name);
	}

	isCredentialUsableByNode() {
		return true;
	}

	getCredentialsProperties(name) {
		return properties(name);
	}

	async getDecrypted(_additionalData, _nodeCredentials, name) {
		return withDefaults(name, this.stored[name]);
	}

	async authenticate(credentials, name, options, workflow, node) {
		const { authenticate } = typeByName(name);
		if (typeof authenticate === 'function') return await authenticate(credentials, options);
		const keys = { $credentials: credentials };
		for (const [part, values] of Object.entries(authenticate?.properties ?? {})) {
			options[part] ??= {};
			for (const [key, value] of Object.entries(values)) {
				options[part][key] = workflow.expression.getSimpleParameterValue(
					node, value, 'internal', keys, undefined, '',
				);
			}
		}
		return options;
	}

	async preAuthentication() {
		return undefined;
	}

	async runPreAuthentication() {
		return undefined;
	}

	async updateCredentialsOauthTokenData(_nodeCredentials, name, data) {
		this.stored[name].oauthTokenData = data.oauthTokenData;
	}
}

module.exports = { MemoryCredentials };
