"""Both ways to connect, and what the engine knows of the API. Imports model, printer, this package.

Zapier allows an integration one way to connect. So the package has two entry points that differ in
nothing else, and each is an integration of its own.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from connector.model import Action, Connector, Host, Operation, to_data
from connector.targets import lean
from connector.targets.template import fill
from connector.targets.typescript import literal, string
from connector.targets.wording import spaced, title_case
from connector.targets.zapier.names import TARGET, key_of
from connector.targets.zapier.wording import sentence

_OAUTH2_HOST = "panel"
"""Where tokens come from; it is no matter of those who connect with a key."""
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
    called = {operation.host for operation in _operations(connector)}
    by_key = [one for one in connector.hosts if one.name in called]
    by_token = [one for one in connector.hosts if one.name in called or one.name == _OAUTH2_HOST]
    urls = [_url(host, host.api_key) for host in by_key]
    return {
        "apiKey.ts": fill(TARGET, "api-key.ts", fields=literal([key, company, *urls], 1)),
        "oauth2.ts": fill(
            TARGET,
            "oauth2.ts",
            fields=literal([_url(host, host.oauth2) for host in by_token], 1),
        ),
    }


def _operations(connector: Connector) -> Iterator[Operation]:
    """Whatever the integration calls."""
    yield from _operations_of(connector.actions)
    yield from (picker.operation for picker in connector.pickers)
    yield from (trigger.poll.operation for trigger in connector.triggers if trigger.poll)
    yield connector.webhooks.create


def _operations_of(actions: Iterable[Action]) -> Iterator[Operation]:
    for action in actions:
        if action.operation is not None:
            yield action.operation
        yield from _operations_of(step.action for step in action.steps)


def _url(host: Host, default: str) -> dict[str, Any]:
    return {
        "key": key_of(host.setting),
        "label": title_case(spaced(host.setting)),
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
