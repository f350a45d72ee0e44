"""The two connections: an API key, and OAuth2 for those whom SimplyPrint gave a client.

Both keep `companyId`; what tells them apart afterwards is `apiKey` or `authorization`. They inherit
nothing from the app's base. Imports model and this package.
"""

from __future__ import annotations

from typing import Any

from connector.model import Connector
from connector.targets.make import iml
from connector.targets.make.answers import valid_with
from connector.targets.make.base import sanitized
from connector.targets.make.component import Component
from connector.targets.make.errors import brief_errors
from connector.targets.make.names import API_KEY, OAUTH2, app_title, shown
from connector.targets.make.requests import Data, address
from connector.targets.markdown import cell

CLIENT_ID = "{{ifempty(parameters.clientId, common.clientId)}}"
CLIENT_SECRET = "{{ifempty(parameters.clientSecret, common.clientSecret)}}"  # noqa: S105
REDIRECT = "{{oauth.localRedirectUri}}"
EXPIRES = "{{addSeconds(now, body.expires_in)}}"
COMPANY_HELP = "The number of your company, as in the address of the panel."
CLIENT_HELP = "Only if you have an OAuth2 client of your own."


def connections_of(connector: Connector) -> list[Component]:
    return [_api_key(connector), _oauth2(connector)]


def _api_key(connector: Connector) -> Component:
    company: Data = {"name": "companyId", "type": "uinteger", "label": "Company ID"}
    key: Data = {"name": "apiKey", "type": "password", "label": "API key"}
    files = {
        "communication": _test(connector),
        "params": [
            company | {"help": COMPANY_HELP, "required": True},
            key | {"help": cell(connector.api_key_help), "required": True, "editable": True},
        ],
        "common": {},
    }
    about = {"label": f"{shown(app_title(connector))} (API key)", "connectionType": "basic"}
    return Component("connection", API_KEY, about, files)


def _test(connector: Connector) -> Data:
    action = connector.action(connector.test_action)
    assert action is not None
    assert action.operation is not None
    header = connector.api_key_header.lower()
    host = connector.host(action.operation.host).api_key
    return {
        "url": host + address(connector, action.operation, "parameters.companyId"),
        "method": action.operation.method,
        "headers": {header: "{{parameters.apiKey}}"},
        "response": {
            "valid": valid_with(),
            "error": brief_errors("InvalidAccessTokenError"),
            "metadata": {"type": "text", "value": "{{parameters.companyId}}"},
        },
        "log": sanitized(header),
    }


def _oauth2(connector: Connector) -> Component:
    phases = {
        "authorize": _authorize(connector),
        "token": _token(connector),
        "info": _info(connector),
        "refresh": _refresh(connector),
    }
    client: Data = {"name": "clientId", "type": "text", "label": "Client ID"}
    secret: Data = {"name": "clientSecret", "type": "password", "label": "Client secret"}
    own = {"help": CLIENT_HELP, "advanced": True}
    files: dict[str, Any] = {
        "communication": phases,
        "params": [client | own, secret | own | {"editable": True}],
        "common": {"clientId": "", "clientSecret": ""},
        "scopeList": {scope: scope for scope in connector.oauth2.scopes},
        "defaultScope": list(connector.oauth2.scopes),
    }
    about = {"label": f"{shown(app_title(connector))} (OAuth2)", "connectionType": "oauth"}
    return Component("connection", OAUTH2, about, files)


def _panel(connector: Connector, path: str) -> str:
    return f"{connector.host('panel').oauth2}/{iml.constant(path)}"


def _authorize(connector: Connector) -> Data:
    return {
        "url": _panel(connector, connector.oauth2.authorize_path),
        "qs": {
            "response_type": "code",
            "client_id": CLIENT_ID,
            "redirect_uri": REDIRECT,
            "scope": "{{join(oauth.scope, ' ')}}",
        },
    }


def _token(connector: Connector) -> Data:
    body = {
        "grant_type": "authorization_code",
        "code": "{{query.code}}",
        "client_id": CLIENT_ID,
        "client_secret": CLIENT_SECRET,
        "redirect_uri": REDIRECT,
    }
    return _exchange(connector, body, "code")


def _refresh(connector: Connector) -> Data:
    body = {
        "grant_type": "refresh_token",
        "refresh_token": "{{data.refreshToken}}",
        "client_id": CLIENT_ID,
        "client_secret": CLIENT_SECRET,
    }
    condition = {"condition": "{{data.expires < addMinutes(now, 15)}}"}
    return condition | _exchange(connector, body, "refresh_token")


def _exchange(connector: Connector, body: Data, secret: str) -> Data:
    """Tokens for a code or for a refresh token. A new refresh token may come with them."""
    kept = "ifempty(body.refresh_token, ifempty(data.refreshToken, ignore))"
    if secret == "code":  # noqa: S105
        kept = "body.refresh_token"
    return {
        "url": _panel(connector, connector.oauth2.token_path),
        "method": "POST",
        "type": "urlencoded",
        "body": body,
        "response": {
            "valid": iml.template(iml.truth("body.access_token")),
            "error": brief_errors("InvalidAccessTokenError"),
            "data": {
                "authorization": "Bearer {{body.access_token}}",
                "refreshToken": iml.template(kept),
                "expires": EXPIRES,
            },
            "expires": EXPIRES,
        },
        "log": {
            "sanitize": [
                f"request.body.{secret}",
                "request.body.client_secret",
                "response.body.access_token",
                "response.body.refresh_token",
            ]
        },
    }


def _info(connector: Connector) -> Data:
    """The company that the token is bound to."""
    operation = connector.oauth2.company_operation
    company = iml.path("body", connector.oauth2.company_key)
    host = connector.host(operation.host).oauth2
    return {
        "url": host + address(connector, operation),
        "method": operation.method,
        "headers": {"authorization": "{{connection.authorization}}"},
        "response": {
            "valid": valid_with(company),
            "error": brief_errors("InvalidAccessTokenError"),
            "data": {"companyId": iml.template(company)},
            "uid": iml.template(company),
            "metadata": {"type": "text", "value": iml.template(company)},
        },
        "log": sanitized("authorization"),
    }
