"""OAuth2 as the backend speaks it: authorization code with optional PKCE, and refresh.

Token requests are form encoded (JSON is answered with invalid_client), scopes are separated by
spaces, and a token is bound to one company. Source: reference auth facts.
"""

from __future__ import annotations

from urllib.parse import quote, urlencode

from connector.model import OAuth2
from connector.wire.errors import ApiError
from connector.wire.json_text import read_json
from connector.wire.messages import Exchange, Request, Response
from connector.wire.operators import text_of
from connector.wire.paths import first, lookup
from connector.wire.request import build_request
from connector.wire.response import read_answer


def authorize_url(
    oauth2: OAuth2, panel: str, client_id: str, redirect_uri: str, state: str, challenge: str = ""
) -> str:
    """The consent page's URL; `challenge` is a PKCE S256 code challenge."""
    query = {
        "response_type": "code",
        "client_id": client_id,
        "redirect_uri": redirect_uri,
        "scope": " ".join(oauth2.scopes),
        "state": state,
    }
    if challenge:
        query |= {"code_challenge": challenge, "code_challenge_method": "S256"}
    return f"{panel.rstrip('/')}/{oauth2.authorize_path}?{urlencode(query, quote_via=quote)}"


def code_request(
    oauth2: OAuth2,
    code: str,
    client_id: str,
    redirect_uri: str,
    client_secret: str = "",
    verifier: str = "",
) -> Request:
    """Exchange a code for tokens. Confidential clients send a secret, public ones a verifier."""
    fields = {
        "grant_type": "authorization_code",
        "code": code,
        "client_id": client_id,
        "client_secret": client_secret,
        "redirect_uri": redirect_uri,
        "code_verifier": verifier,
    }
    return _token_request(oauth2, fields)


def refresh_request(
    oauth2: OAuth2, refresh_token: str, client_id: str, client_secret: str = ""
) -> Request:
    """Exchange a refresh token for new tokens."""
    fields = {
        "grant_type": "refresh_token",
        "refresh_token": refresh_token,
        "client_id": client_id,
        "client_secret": client_secret,
    }
    return _token_request(oauth2, fields)


def _token_request(oauth2: OAuth2, fields: dict[str, str]) -> Request:
    form = {name: value for name, value in fields.items() if value}
    return Request(
        method="POST",
        host="panel",
        path=oauth2.token_path,
        company=False,
        form=dict(form),
        effect="write",
    )


def read_tokens(response: Response) -> dict[str, object]:
    """The tokens of an answer; this endpoint speaks plain OAuth2, without the envelope."""
    answer = read_json(response.text)
    if not isinstance(answer, dict) or not isinstance(answer.get("access_token"), str):
        reason = text_of(first(answer, ("error_description", "error")))
        raise ApiError("unauthorized", reason or "The answer holds no token", response.status)
    return answer


def discover_company(oauth2: OAuth2) -> Exchange:
    """The id, as text, of the company that the token in use is bound to."""
    response = yield build_request(oauth2.company_operation)
    company = lookup(read_answer(response), oauth2.company_key)
    if company is None:
        raise ApiError("forbidden", "The token is not bound to a company", response.status)
    return text_of(company)
