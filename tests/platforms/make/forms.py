"""How a person fills in the form of a module with the inputs of an action.

A list is a list, whatever text with commas other platforms take; JSON is entered as text; a limit
that is not given is a field that was emptied. Imports model, wire and this package's app.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from connector.model import Action, Input, Picker, Trigger
from connector.wire.messages import FileInput
from connector.wire.operators import text_of
from tests.platforms.make.app import App, Component

HEADERS = [{"key": "Content-Type", "value": "application/json"}]


def module_of(app: App, owner: Action | Trigger) -> Component:
    """The module of an action or trigger; fails if the app has none."""
    return _named(app, "module", owner.name if isinstance(owner, Action) else f"watch.{owner.name}")


def webhook_of(app: App, trigger: Trigger) -> Component:
    return _named(app, "webhook", trigger.name)


def rpc_of(app: App, picker: Picker) -> Component:
    return _named(app, "rpc", f"list.{picker.name}")


def _named(app: App, kind: str, name: str) -> Component:
    first, *rest = name.replace("_", ".").split(".")
    id = first + "".join(word.capitalize() for word in rest)
    assert (kind, id) in app.components, f"the app has no {kind} {id}"
    return app.component(kind, id)


def filled_in(component: Component, owner: Action | Trigger, given: Mapping[str, Any]) -> Any:
    """The form's values; fails if it has no field for an input."""
    if isinstance(owner, Action) and owner.strategy == "call":
        return _call(given)
    values: dict[str, Any] = {"limit": None} if _has(component, "limit") else {}
    for name, value in given.items():
        item = next((one for one in owner.inputs if one.name == name), None)
        assert item is not None, f"{owner.name} has no input {name}"
        for field, entered in _entered(item, value).items():
            assert _has(component, field), f"{component.id} has no field {field}"
            values[field] = entered
    return values


def _has(component: Component, field: str) -> bool:
    return any(one.get("name") == field for one in component.parameters())


def _entered(item: Input, value: Any) -> dict[str, Any]:
    if item.kind == "file":
        is_file = isinstance(value, FileInput)
        content = _content(value) if is_file else value
        return {f"{item.name}_name": value.name if is_file else None, f"{item.name}_data": content}
    if item.many and isinstance(value, str):
        value = [part.strip() for part in value.split(",") if part.strip()]
    if item.kind == "json" and isinstance(value, (dict, list)):
        value = json.dumps(value, separators=(",", ":"))
    return {item.name: value}


def _content(file: FileInput) -> bytes:
    if isinstance(file.source, Path):
        return file.source.read_bytes()
    return file.source.encode() if isinstance(file.source, str) else bytes(file.size)


def _call(given: Mapping[str, Any]) -> dict[str, Any]:
    """The universal module: rows of the query, and the body as text."""
    query, body = given.get("query"), given.get("body")
    if isinstance(query, str):
        query = json.loads(query) if query.startswith("{") else {query: ""}
    query = query or {}
    assert isinstance(query, dict), "the query is made of rows"
    rows = [{"key": key, "value": _text(value)} for key, value in query.items()]
    known = {"url": given.get("path"), "qs": rows}
    if "method" in given:
        known["method"] = given["method"]
    if body is None:
        return {**known, "headers": []}
    text = body if isinstance(body, str) else json.dumps(body)
    return {**known, "headers": HEADERS, "body": text}


def _text(value: Any) -> str:
    assert not isinstance(value, (dict, list)), "a row takes one text"
    assert value is not None, "a row that is left out is not entered"
    return text_of(value)


def output_of(action: Action, bundles: list[Any]) -> Any:
    """What an action returns elsewhere, from the bundles of its module."""
    if action.output.many:
        return bundles
    (bundle,) = bundles
    if action.strategy == "call":
        return bundle["body"]
    if action.output.binary:
        return {"file": {"name": bundle["fileName"], "text": bundle["data"].decode()}}
    return bundle
