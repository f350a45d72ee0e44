/**
 * n8n ships the credential type oAuth2Api outside n8n-core. These are the fields of it that the
 * engine reads, with the defaults n8n gives them.
 */
const field = (name, fallback) => ({ displayName: name, name, type: 'string', default: fallback });

module.exports = {
	name: 'oAuth2Api',
	displayName: 'OAuth2 API',
	properties: [
		field('grantType', 'authorizationCode'),
		field('authUrl', ''),
		field('accessTokenUrl', ''),
		field('clientId', ''),
		field('clientSecret', ''),
		field('scope', ''),
		field('authQueryParameters', ''),
		field('authentication', 'header'),
	],
};
