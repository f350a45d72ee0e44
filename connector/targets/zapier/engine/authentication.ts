/** Connecting: the test of a connection, its name, and the life of OAuth2 tokens. */

import { connect } from './connection';
import type { Connection } from './connection';
import { OAUTH2, TEST } from './connector';
import {
	authorizeUrl,
	codeRequest,
	discoverCompany,
	readTokens,
	refreshRequest,
} from './core/core';
import type { Exchange, JsonObject, Request } from './core/core';
import { runAction } from './actions';
import type { Perform } from './definition';
import { drive } from './transport';

/** A call under the company: a key or token alone would also fit another one. */
const test: Perform<object> = async (z, bundle) => {
	const connection = connect(z, bundle);
	return { ...((await runAction(connection, TEST, {})) as object), company_id: connection.company };
};

/** Nothing in it is secret. */
const connectionLabel: Perform<string> = async (z, bundle) => {
	return `Company ${connect(z, bundle).company}`;
};

export const checks = { test, connectionLabel };

/** While somebody connects, what they filled in is handed over as input. */
function connecting(...[z, bundle]: Parameters<Perform>): Connection {
	return connect(z, bundle, { ...bundle.inputData, ...bundle.authData });
}

const authorize: Perform<string> = async (z, bundle) => {
	const { redirect_uri, state } = bundle.inputData;
	const panel = connecting(z, bundle).baseUrls.panel ?? '';
	return authorizeUrl(OAUTH2, panel, clientId(), String(redirect_uri), String(state));
};

const getAccessToken: Perform<object> = async (z, bundle) => {
	const { code, redirect_uri } = bundle.inputData;
	const request = codeRequest(
		OAUTH2,
		String(code),
		clientId(),
		String(redirect_uri),
		clientSecret(),
	);
	const tokens = await drive(connecting(z, bundle), () => tokenCall(request));
	// A token is bound to one company, which is in the path of every call.
	const known = { ...bundle.inputData, ...bundle.authData, ...tokens };
	const connection = connect(z, bundle, known);
	return { ...tokens, company_id: await drive(connection, () => discoverCompany(OAUTH2)) };
};

const refreshAccessToken: Perform<object> = async (z, bundle) => {
	const { refresh_token: old } = bundle.authData;
	const request = refreshRequest(OAUTH2, String(old), clientId(), clientSecret());
	// Without the stale token, which the token's endpoint does not read.
	const connection = connect(z, bundle, { ...bundle.authData, access_token: '' });
	return { refresh_token: old, ...(await drive(connection, () => tokenCall(request))) };
};

export const oauth2Config = {
	authorizeUrl: authorize,
	getAccessToken,
	refreshAccessToken,
	autoRefresh: true,
};

function* tokenCall(request: Request): Exchange<JsonObject> {
	const { access_token = null, refresh_token } = readTokens(yield request);
	return refresh_token === undefined ? { access_token } : { access_token, refresh_token };
}

/** The client belongs to the integration; Zapier keeps both in its environment. */
function clientId(): string {
	return process.env['CLIENT_ID'] ?? '';
}

function clientSecret(): string {
	return process.env['CLIENT_SECRET'] ?? '';
}
