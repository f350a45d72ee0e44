"""The authorization-code flow: consent page (always agreed to), Token and TokenInfo."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import urlencode, urlsplit

from starlette.responses import JSONResponse, RedirectResponse, Response

from connector.sandbox import answers
from connector.sandbox.endpoint import GET, POST, Endpoint
from connector.sandbox.errors import Refused
from connector.sandbox.oauth_store import matches_challenge
from connector.sandbox.resources.account import identity

if TYPE_CHECKING:
    from connector.sandbox.call import Call
    from connector.sandbox.oauth_store import Grant
    from connector.sandbox.settings import Settings
    from connector.sandbox.state import Sandbox

_SCOPE_VERBS = {
    "user": ("read",),
    "printers": ("read", "write", "actions"),
    "queue": ("read", "write"),
    "files": ("read", "write", "temp_upload"),
    "spools": ("read", "write"),
    "print_history": ("read", "write"),
    "statistics": ("read",),
    "slicer": ("read", "write"),
    "tags": ("read", "write"),
    "custom_fields": ("read", "write"),
    "webhooks": ("read", "write"),
}
SCOPES = frozenset(f"{area}.{verb}" for area, verbs in _SCOPE_VERBS.items() for verb in verbs)


def authorize(call: Call, sandbox: Sandbox) -> Response:
    """Agree at once and send the browser back with `code` and `state`."""
    query = {name: str(value) for name, value in call.query.items()}
    redirect = query.get("redirect_uri", "")
    client = query.get("client_id", "")
    if client not in (sandbox.settings.oauth_client, sandbox.settings.oauth_public_client):
        return answers.refusal("Unknown OAuth client", 400)
    if not _redirect_allowed(redirect, sandbox.settings):
        return answers.refusal("The redirect_uri is not registered for this client", 400)
    scopes = frozenset(query.get("scope", "").split())
    challenge = query.get("code_challenge")
    if query.get("response_type") != "code":
        outcome = {"error": "unsupported_response_type"}
    elif not scopes or not scopes <= SCOPES:
        outcome = {"error": "invalid_scope"}
    elif challenge and query.get("code_challenge_method") != "S256":
        outcome = {"error": "invalid_request", "error_description": "PKCE knows S256 only"}
    elif client == sandbox.settings.oauth_public_client and not challenge:
        outcome = {"error": "invalid_request", "error_description": "PKCE is required"}
    else:
        now = sandbox.world.now
        outcome = {"code": sandbox.oauth.issue_code(client, scopes, redirect, challenge, now)}
    if "state" in query:
        outcome["state"] = query["state"]
    glue = "&" if urlsplit(redirect).query else "?"
    return RedirectResponse(redirect + glue + urlencode(outcome), status_code=302)


def _redirect_allowed(redirect: str, settings: Settings) -> bool:
    if settings.oauth_redirects:
        return redirect in settings.oauth_redirects
    try:
        parts = urlsplit(redirect)
    except ValueError:
        return False
    local = parts.hostname in ("localhost", "127.0.0.1")
    return parts.scheme == "https" or (parts.scheme == "http" and local)


def token(call: Call, sandbox: Sandbox) -> Response:
    """Plain OAuth2 answers. Only urlencoded fields are read; JSON fails (quirk 8)."""
    form = {name: str(value) for name, value in call.form.items()}
    settings, now = sandbox.settings, sandbox.world.now
    if not _client_known(form, settings):
        return _oauth_error("invalid_client", 401)
    kind = form.get("grant_type")
    if kind == "authorization_code":
        grant = sandbox.oauth.redeem_code(form.get("code", ""), now)
        if grant is None or not _code_fits(grant, form):
            return _oauth_error("invalid_grant")
        return JSONResponse(sandbox.oauth.issue_tokens(grant, settings, now))
    if kind == "refresh_token":
        old = form.get("refresh_token", "")
        grant = sandbox.oauth.redeem_refresh(old, rotate=settings.oauth_rotation)
        if grant is None or grant.client != form["client_id"]:
            return _oauth_error("invalid_grant")
        kept = None if settings.oauth_rotation else old
        return JSONResponse(sandbox.oauth.issue_tokens(grant, settings, now, kept))
    return _oauth_error("unsupported_grant_type")


def _client_known(form: dict[str, str], settings: Settings) -> bool:
    if form.get("client_id") == settings.oauth_public_client:
        return True
    return (
        form.get("client_id") == settings.oauth_client
        and form.get("client_secret") == settings.oauth_secret
    )


def _code_fits(grant: Grant, form: dict[str, str]) -> bool:
    if grant.client != form["client_id"] or grant.redirect_uri != form.get("redirect_uri"):
        return False
    return grant.challenge is None or matches_challenge(
        form.get("code_verifier", ""), grant.challenge
    )


def _oauth_error(error: str, status: int = 400) -> Response:
    return JSONResponse({"error": error, "error_description": error}, status_code=status)


def token_info(call: Call, sandbox: Sandbox) -> dict[str, object]:
    caller = call.caller
    if caller.scopes is None or caller.expires is None:
        raise Refused("No access token provided", 401)
    return identity(call, sandbox) | {
        "scopes": sorted(caller.scopes),
        "expires_at": int(caller.expires),
    }


PANEL_ENDPOINTS = {"oauth2/authorize": Endpoint(authorize, GET, login=False)}
ENDPOINTS = {
    "oauth2/Token": Endpoint(token, POST, login=False),
    "oauth2/TokenInfo": Endpoint(token_info, GET, plan="any", company="optional"),
}
