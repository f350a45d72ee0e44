// OAuth2 as the backend speaks it: authorization code with optional PKCE, and refresh.
//
// Token requests are form encoded (JSON is answered with invalid_client), scopes are separated by
// spaces, and a token is bound to one company.

import type { JsonObject, OAuth2 } from './spec';
import type { Exchange, Request, Response } from './messages';
import { ApiError } from './errors';
import { readJson } from './json_text';
import { textOf } from './operators';
import { first, isRecord, lookup, own } from './paths';
import { buildRequest, queryText, withoutSlash } from './request';
import { readAnswer } from './response';

/** The consent page's URL; `challenge` is a PKCE S256 code challenge. */
export function authorizeUrl(
  oauth2: OAuth2,
  panel: string,
  clientId: string,
  redirectUri: string,
  state: string,
  challenge = '',
): string {
  const query: Record<string, string> = {
    response_type: 'code',
    client_id: clientId,
    redirect_uri: redirectUri,
    scope: oauth2.scopes.join(' '),
    state,
  };
  if (challenge !== '') {
    query.code_challenge = challenge;
    query.code_challenge_method = 'S256';
  }
  return `${withoutSlash(panel)}/${oauth2.authorize_path}?${queryText(query)}`;
}

/** Exchange a code for tokens. Confidential clients send a secret, public ones a verifier. */
export function codeRequest(
  oauth2: OAuth2,
  code: string,
  clientId: string,
  redirectUri: string,
  clientSecret = '',
  verifier = '',
): Request {
  return tokenRequest(oauth2, {
    grant_type: 'authorization_code',
    code,
    client_id: clientId,
    client_secret: clientSecret,
    redirect_uri: redirectUri,
    code_verifier: verifier,
  });
}

/** Exchange a refresh token for new tokens. */
export function refreshRequest(
  oauth2: OAuth2,
  refreshToken: string,
  clientId: string,
  clientSecret = '',
): Request {
  return tokenRequest(oauth2, {
    grant_type: 'refresh_token',
    refresh_token: refreshToken,
    client_id: clientId,
    client_secret: clientSecret,
  });
}

function tokenRequest(oauth2: OAuth2, fields: Record<string, string>): Request {
  return {
    method: 'POST',
    host: 'panel',
    path: oauth2.token_path,
    company: false,
    public: false,
    query: {},
    body: null,
    form: Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== '')),
    effect: 'write',
    expects: 'json',
  };
}

/** The tokens of an answer; this endpoint speaks plain OAuth2, without the envelope. */
export function readTokens(response: Response): JsonObject {
  const answer = readJson(response.text);
  if (!isRecord(answer) || typeof own(answer, 'access_token') !== 'string') {
    const reason = textOf(first(answer, ['error_description', 'error']));
    throw new ApiError('unauthorized', reason || 'The answer holds no token', response.status);
  }
  return answer;
}

/** The id, as text, of the company that the token in use is bound to. */
export function* discoverCompany(
  oauth2: Pick<OAuth2, 'company_operation' | 'company_key'>,
): Exchange<string> {
  const response = yield buildRequest(oauth2.company_operation);
  const company = lookup(readAnswer(response), oauth2.company_key);
  if (company === null) {
    throw new ApiError('forbidden', 'The token is not bound to a company', response.status);
  }
  return textOf(company);
}
