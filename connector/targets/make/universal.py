"""The module for calls of any endpoint, which every app has, in the form that Make asks for.

Imports model and this package.
"""

from __future__ import annotations

from typing import Any

from connector.model import Action
from connector.targets.make.component import CONNECTIONS, Component
from connector.targets.make.fields import fields_of
from connector.targets.make.names import TARGET, shown
from connector.targets.overrides import description_of

AUTHORIZED = "You don't have to add authorization headers; we already did that for you."
PAIR = [
    {"name": "key", "type": "text", "label": "Key"},
    {"name": "value", "type": "text", "label": "Value"},
]
INTERFACE = [
    {"name": "body", "type": "any", "label": "Body"},
    {"name": "headers", "type": "collection", "label": "Headers"},
    {"name": "statusCode", "type": "number", "label": "Status code"},
]
SAMPLE = {
    "body": {"status": True, "message": None},
    "headers": {"content-type": "application/json"},
    "statusCode": 200,
}
COMMUNICATION = {
    "url": "/{{connection.companyId}}/{{replace(parameters.url, '/^[/]/', emptystring)}}",
    "method": "{{parameters.method}}",
    "qs": {"{{...}}": "{{toCollection(ifempty(parameters.qs, emptyarray), 'key', 'value')}}"},
    "headers": {
        "{{...}}": "{{toCollection(ifempty(parameters.headers, emptyarray), 'key', 'value')}}"
    },
    "body": "{{parameters.body}}",
    "type": "text",
    "response": {
        "output": {
            "body": "{{body}}",
            "headers": "{{headers}}",
            "statusCode": "{{statusCode}}",
        }
    },
}


def universal(action: Action, id: str, label: str) -> Component:
    """The module. Its errors are the base's, which treat every call as the most dangerous one."""
    files = {
        "communication": COMMUNICATION,
        "staticParams": [],
        "mappableParams": _parameters(action),
        "interface": INTERFACE,
        "samples": SAMPLE,
        "scope": list(action.scopes),
    }
    about = {
        "label": label,
        "description": shown(description_of(action, TARGET)),
        "moduleType": "universal",
        "actionCrud": None,
        **CONNECTIONS,
    }
    return Component("module", id, about, files)


def _parameters(action: Action) -> list[dict[str, Any]]:
    path, method = action.input("path"), action.input("method")
    assert path is not None
    assert method is not None
    (url,), (verb,) = fields_of(path), fields_of(method)
    headers = {
        "name": "headers",
        "type": "array",
        "label": "Headers",
        "help": AUTHORIZED,
        "default": [{"key": "Content-Type", "value": "application/json"}],
        "spec": PAIR,
    }
    query = {"name": "qs", "type": "array", "label": "Query string", "spec": PAIR}
    body = {"name": "body", "type": "any", "label": "Body"}
    return [url | {"name": "url", "label": "URL"}, verb, headers, query, body]
