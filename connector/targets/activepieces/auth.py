"""How people connect, with an API key or OAuth2, and what the engine makes of it.

Imports model, the printer, and this package.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from connector.model import Connector, Host, to_data
from connector.targets import lean
from connector.targets.activepieces.code import Code, block, members
from connector.targets.activepieces.names import TARGET, Names
from connector.targets.identifiers import camel, identifier
from connector.targets.template import fill
from connector.targets.typescript import literal, string

_HOSTS = {
    "api": ("API URL", "where the API is"),
    "files": ("Files URL", "where files are uploaded"),
    "panel": ("Panel URL", "where you sign in, without a slash at the end"),
    "filament_database": ("Filament Database URL", "where the Open Filament Database is"),
}
"""What the address of each host is called, and what is there."""
_SIGN_IN = "panel"


def emit_auth(connector: Connector) -> str:
    """The file `src/lib/auth.ts`."""
    api_key, oauth2 = _api_key(connector), _oauth2(connector)
    props = {"props": _props(_api_key_fields(connector))}
    more = {**_sign_in(connector), "props": _props(_oauth2_fields(connector))}
    return fill(
        TARGET,
        "auth.ts",
        api_key=members({**api_key, "required": True, **props}, 1),
        oauth2=members({**oauth2, "required": True, **more}, 1),
    )


def emit_settings(connector: Connector, names: Names) -> str:
    """The engine's `connector.ts`."""
    test = connector.action(connector.test_action)
    if test is None:
        raise ValueError(f"there is no action {connector.test_action}")
    hosts = [
        {"name": host.name, "field": _field(host), "apiKey": host.api_key, "oauth2": host.oauth2}
        for host in connector.hosts
    ]
    return fill(
        TARGET,
        "connector.ts",
        title=string(connector.title),
        user_agent=string(f"{names.package}/{connector.version}"),
        header=string(connector.api_key_header),
        hosts=literal(hosts),
        test=literal(to_data(lean.action(test))),
        company=literal(lean.company(connector.oauth2)),
        webhooks=literal(to_data(lean.webhooks(connector.webhooks))),
    )


def auth_texts(connector: Connector) -> list[str]:
    """Everything in the connections that a person reads."""
    kinds = [_api_key(connector), _oauth2(connector)]
    fields = [*_api_key_fields(connector).values(), *_oauth2_fields(connector).values()]
    shown = [*kinds, *(values for _, values in fields)]
    return [one[key] for one in shown for key in ("displayName", "description") if key in one]


_Fields = dict[str, tuple[str, dict[str, Any]]]
"""By name: the call that makes a property, and what a person sees of it."""


def _props(fields: _Fields) -> Code:
    made = {name: Code(f"{call}({block(values, 2)})") for name, (call, values) in fields.items()}
    return block(made, 1)


def _api_key(connector: Connector) -> dict[str, Any]:
    return {"displayName": "API Key", "description": connector.api_key_help}


def _api_key_fields(connector: Connector) -> _Fields:
    key = {"displayName": "API Key", "required": True}
    company = {**_company(connector), "required": True}
    return {
        "apiKey": ("PieceAuth.SecretText", key),
        "companyId": ("Property.ShortText", company),
        **_urls([host for host in connector.hosts if _is_for_calls(host)], "api_key"),
    }


def _oauth2(connector: Connector) -> dict[str, Any]:
    description = f"Needs a client that {connector.title} provisioned for you."
    return {"displayName": "OAuth2", "description": description}


def _sign_in(connector: Connector) -> dict[str, Any]:
    """Activepieces puts the fields of the connection into braces in these URLs."""
    panel = f"{{{_field(connector.host(_SIGN_IN))}}}"
    return {
        "authUrl": f"{panel}/{connector.oauth2.authorize_path}",
        "tokenUrl": f"{panel}/{connector.oauth2.token_path}",
        "scope": list(connector.oauth2.scopes),
        "authorizationMethod": Code("OAuth2AuthorizationMethod.BODY"),
        "pkce": True,
        "pkceMethod": "S256",
        "prompt": "omit",
    }


def _oauth2_fields(connector: Connector) -> _Fields:
    company = _company(connector)
    looked_up = f"{company['description']}. Left empty, it is looked up."
    optional = {**company, "description": looked_up, "required": False}
    return {
        "companyId": ("Property.ShortText", optional),
        **_urls(sorted(connector.hosts, key=_is_for_calls), "oauth2"),
    }


def _company(connector: Connector) -> dict[str, Any]:
    description = f"The number after /panel/ in the address of {connector.title}"
    return {"displayName": "Company ID", "description": description}


def _is_for_calls(host: Host) -> bool:
    return host.name != _SIGN_IN


def _urls(hosts: Sequence[Host], kind: str) -> _Fields:
    fields: _Fields = {}
    for host in hosts:
        label, what = _HOSTS[host.name]
        values = {
            "displayName": label,
            "description": f"Advanced: {what}. Change it only to aim at a test server.",
            # Only this one stands in URLs that Activepieces itself makes, where it cannot be empty.
            "required": not _is_for_calls(host),
            "defaultValue": host.oauth2 if kind == "oauth2" else host.api_key,
        }
        fields[_field(host)] = ("Property.ShortText", values)
    return fields


def _field(host: Host) -> str:
    return camel(identifier(host.setting))
