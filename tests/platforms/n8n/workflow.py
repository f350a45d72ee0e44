"""Filling in nodes: from inputs of the connector to parameters, as a person would enter them.

Where a field stands and what it looks like is read from what the package tells n8n's editor.
"""

from __future__ import annotations

import base64
from collections.abc import Mapping
from typing import Any

from connector.model import Action, Trigger
from connector.wire.messages import FileInput

ACTIONS = "simplyPrintUnofficial"
WEBHOOKS = "simplyPrintUnofficialTrigger"
POLLS = "simplyPrintUnofficialPollTrigger"
API_KEY = "simplyPrintUnofficialApi"
OAUTH2 = "simplyPrintUnofficialOAuth2Api"

Fields = dict[str, dict[str, Any]]


def fields_of(node: Mapping[str, Any], action: Action) -> tuple[Fields, Fields]:
    """The fields shown for an action, by name: those that stand alone and the optional ones."""
    resource, _, operation = action.name.partition(".")
    alone: Fields = {}
    for field in node["properties"]:
        show = field.get("displayOptions", {}).get("show", {})
        if show.get("resource") == [resource] and show.get("operation") == [operation]:
            alone[field["name"]] = field
    optional = alone.pop("additionalFields", {"options": []})
    return alone, {field["name"]: field for field in optional["options"]}


def parameters_of(
    node: Mapping[str, Any], action: Action, given: Mapping[str, Any]
) -> dict[str, Any]:
    """Parameters that take the inputs from the item; lists are read in full without a `limit`.

    Records are asked for whole.

    A required field that was not given is an expression that comes to nothing, since n8n itself
    stops a workflow in which such a field is plainly empty.
    """
    alone, optional = fields_of(node, action)
    resource, _, operation = action.name.partition(".")
    parameters: dict[str, Any] = {"resource": resource, "operation": operation}
    if "returnAll" in alone:
        parameters["returnAll"] = given.get("limit") is None
    if "simple" in alone:
        parameters["simple"] = False
    wanted = given.keys() | {name for name, field in alone.items() if field.get("required")}
    for name in alone.keys() & wanted - {"outputField"}:
        parameters[name] = _entered(name, alone[name])
    for item in action.inputs:
        if item.kind == "file" and isinstance(given.get(item.name), FileInput):
            parameters[item.name] = item.name
    additional = {name: _entered(name, optional.get(name)) for name in given if name not in alone}
    return {**parameters, "additionalFields": additional}


def polling_parameters(trigger: Trigger, given: Mapping[str, Any]) -> dict[str, Any]:
    """Parameters of the polling trigger: required inputs stand alone, the others in filters."""
    required = {item.name for item in trigger.inputs if item.required}
    alone = {name: value for name, value in given.items() if name in required}
    rest = {name: value for name, value in given.items() if name not in required}
    return {"event": trigger.name, **alone, "filters": rest}


def _entered(name: str, field: Mapping[str, Any] | None) -> Any:
    expression = f"={{{{ $json.inputs.{name} }}}}"
    if field is not None and field["type"] == "resourceLocator":
        return {"__rl": True, "mode": "id", "value": expression}
    if field is not None and field["type"] == "resourceMapper":
        entered = {"mappingMode": "defineBelow", "value": expression}
        return {**entered, "matchingColumns": [], "schema": []}
    return expression


def shared_output(action: Action, record: dict[str, Any]) -> dict[str, Any]:
    """A record of an action in the words of all platforms: n8n says of deletes what was done."""
    if not action.output.deletes:
        return record
    return {"success" if name == "deleted" else name: value for name, value in record.items()}


def item_of(given: Mapping[str, Any]) -> dict[str, Any]:
    """An item that holds the inputs; a file's source is its text, its bytes or its path."""
    files = {name: value for name, value in given.items() if isinstance(value, FileInput)}
    plain = {name: value for name, value in given.items() if name not in files}
    item: dict[str, Any] = {"json": {"inputs": plain}}
    if files:
        item["binary"] = {name: _binary(file) for name, file in files.items()}
    return item


def _binary(file: FileInput) -> dict[str, str]:
    meta = {"fileName": file.name, "mimeType": "application/octet-stream"}
    if isinstance(file.source, (str, bytes)):
        content = file.source.encode() if isinstance(file.source, str) else file.source
        return {**meta, "base64": base64.b64encode(content).decode()}
    return {**meta, "path": str(file.source)}


def file_of(content: bytes, name: str = "bracket.gcode") -> FileInput:
    """A file to put into an item."""
    return FileInput(name, len(content), content)
