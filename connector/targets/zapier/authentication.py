"""Both ways to connect, and what the engine knows of the API. Imports model, printer, this package.

Zapier allows an integration one way to connect. So the package has two entry points that differ in
nothing else, and each is an integration of its own.
"""

from __future__ import annotations

from typing import Any

from connector.model import Connector, Host, to_data
from connector.targets import lean
from connector.targets.template import fill
from connector.targets.typescript import literal, string
from connector.targets.zapier.names import TARGET, key_of
from connector.targets.zapier.wording import sentence

_HOSTS = {
    "api": "API URL",
    "files": "Files URL",
    "panel": "Panel URL",
    "filament_database": "Filament Database URL",
}
_API_KEY_HOSTS = ("api", "files", "filament_database")
_URL_HELP = "Advanced: leave it empty unless you aim at a test server."
_COMPANY_HELP = "The number after `/panel/` in the address of the panel."


def emit_authentication(connector: Connector) -> dict[str, str]:
    """The files below `authentication`."""
    key = {
        "key": "api_key",
        "label": "API Key",
        "type": "password",
        "required": True,
        "helpText": sentence(connector.api_key_help or "The key of the API"),
    }
    company = {
        "key": "company_id",
        "label": "Company ID",
        "type": "string",
        "required": True,
        "isNoSecret": True,
        "helpText": _COMPANY_HELP,
    }
    urls = [_url(host, host.api_key) for host in connector.hosts if host.name in _API_KEY_HOSTS]
    return {
        "apiKey.ts": fill(TARGET, "api-key.ts", fields=literal([key, company, *urls], 1)),
        "oauth2.ts": fill(
            TARGET,
            "oauth2.ts",
            fields=literal([_url(host, host.oauth2) for host in connector.hosts], 1),
        ),
    }


def _url(host: Host, default: str) -> dict[str, Any]:
    return {
        "key": key_of(host.setting),
        "label": _HOSTS[host.name],
        "type": "string",
        "required": False,
        "isNoSecret": True,
        "placeholder": default,
        "helpText": _URL_HELP,
    }


def emit_settings(connector: Connector) -> str:
    """The engine's `connector.ts`."""
    test = connector.action(connector.test_action)
    if test is None:
        raise ValueError(f"{connector.test_action} is no action")
    return fill(
        TARGET,
        "connector.ts",
        title=string(connector.title),
        version=string(connector.version),
        header=string(connector.api_key_header),
        hosts=literal(to_data(connector.hosts)),
        oauth2=literal({**to_data(connector.oauth2), **lean.company(connector.oauth2)}),
        webhooks=literal(to_data(lean.webhooks(connector.webhooks))),
        test=literal(to_data(lean.action(test))),
    )
