"""Webhook triggers: one attached webhook and one instant trigger for each event.

Webhooks inherit nothing from the app's base, so addresses are whole and errors their own. The
secret is a field of the form, since Make offers the stored data of a webhook to its attaching and
detaching only. Imports model and this package.
"""

from __future__ import annotations

from typing import Any

from connector.model import Connector, Operation, Trigger
from connector.targets.make import iml
from connector.targets.make.answers import valid_with
from connector.targets.make.base import sanitized
from connector.targets.make.component import CONNECTIONS, Component
from connector.targets.make.credentials import credentials_headers, secret_headers
from connector.targets.make.errors import brief_errors
from connector.targets.make.fields import Parameter, fields_of
from connector.targets.make.filters import passes
from connector.targets.make.interface import interface_of
from connector.targets.make.names import module_id, shown, watch_label, webhook_id
from connector.targets.make.requests import Data, address, base_url

SECRET: Parameter = {
    "name": "secret",
    "type": "password",
    "label": "Secret",
    "help": "Any long random text. {title} sends it along with every event, and whatever comes "
    "without it is dropped.",
    "required": True,
}
MAX_SECRET = 128


def webhooks_of(connector: Connector) -> list[Component]:
    """The webhooks, and the modules that they start."""
    triggers = [trigger for trigger in connector.triggers if trigger.event is not None]
    hooks = [_webhook(connector, trigger) for trigger in triggers]
    return [*hooks, *(_module(connector, trigger) for trigger in triggers)]


def _webhook(connector: Connector, trigger: Trigger) -> Component:
    help_text = SECRET["help"].format(title=shown(connector.title))
    secret = SECRET | {"help": help_text, "validate": {"max": MAX_SECRET}}
    files = {
        "communication": {"condition": _condition(connector, trigger), "output": "{{body}}"},
        "params": [secret, *(field for item in trigger.inputs for field in fields_of(item))],
        "attach": _create(connector, trigger),
        "detach": _delete(connector),
        "update": _update(connector, trigger),
        "requiredScope": list(trigger.scopes),
    }
    about = {"label": shown(trigger.title), "webhookType": "web", **CONNECTIONS}
    return Component("webhook", webhook_id(trigger), about, files)


def _module(connector: Connector, trigger: Trigger) -> Component:
    sample = trigger.sample if isinstance(trigger.sample, dict) else {}
    files = {
        "communication": {},
        "staticParams": [],
        "interface": interface_of(trigger.schema, sample),
        "samples": sample,
    }
    about = {
        "label": shown(watch_label(trigger, connector.triggers)),
        "description": shown(f"{trigger.description} {trigger.note}".strip()),
        "moduleType": "instant_trigger",
        "actionCrud": None,
        # Its webhook has the connection.
        "connection": None,
        "altConnection": None,
        "webhook": webhook_id(trigger),
    }
    return Component("module", module_id(trigger), about, files)


def _condition(connector: Connector, trigger: Trigger) -> str:
    """The secret, the event, and the filters."""
    names = [iml.path("headers") + f".`{n.lower()}`" for n in connector.webhooks.secret_headers]
    is_genuine = f"{names[-1]} = parameters.secret"
    for name in reversed(names[:-1]):
        is_genuine = iml.either(f"{name} = parameters.secret", is_genuine)
    is_event = f"body.event = {iml.string(trigger.event or '')}"
    wanted = iml.both(is_event, passes(trigger.inputs, "body"))
    return iml.template(iml.both("parameters.secret", iml.both(is_genuine, wanted)))


def _create(connector: Connector, trigger: Trigger) -> Data:
    body = {
        "name": shown(f"Make: {trigger.title}"),
        "url": "{{webhook.url}}",
        "events": iml.constant([trigger.event]),
        "secret": "{{parameters.secret}}",
        "enabled": True,
    }
    return {
        **_request(connector, connector.webhooks.create, body),
        "response": {
            "valid": valid_with("body.webhook.id"),
            "error": brief_errors(),
            "data": {"externalHookId": "{{body.webhook.id}}"},
        },
        "log": sanitized(
            *secret_headers(connector), "request.body.secret", "response.body.webhook.secret"
        ),
    }


def _update(connector: Connector, trigger: Trigger) -> Data:
    """Creating with an id changes the webhook that has it."""
    assert connector.webhooks.create.parameter("body", "id") is not None
    created = _create(connector, trigger)
    return created | {"body": {**created["body"], "id": "{{webhook.externalHookId}}"}}


def _delete(connector: Connector) -> Data:
    return {
        **_request(connector, connector.webhooks.delete, {"id": "{{webhook.externalHookId}}"}),
        "response": {"valid": valid_with(), "error": brief_errors()},
        "log": sanitized(*secret_headers(connector)),
    }


def _request(connector: Connector, operation: Operation, body: dict[str, Any]) -> Data:
    return {
        "url": base_url(connector, operation.host) + address(connector, operation),
        "method": operation.method,
        "headers": credentials_headers(connector),
        "body": body,
    }
