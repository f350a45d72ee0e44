"""What an action returns, as n8n's editor is told of it: its schema, and the fields that matter.

Imports model only.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from connector.model import Action, Trigger

Schema = dict[str, Any]

MANY_FIELDS = 10
"""Of an answer with more fields than these, n8n's guidelines want a simplified version."""

_SCALARS = ("string", "integer", "number", "boolean")
_FILE: Schema = {
    "type": "object",
    "properties": {"fileName": {"type": "string"}, "mimeType": {"type": "string"}},
}
_DELETED: Schema = {"deleted": {"type": "boolean"}, "message": {"type": "string"}}


def simple_fields(action: Action) -> tuple[str, ...]:
    """Dotted paths of what the simplified version of an answer keeps; empty if there is none.

    The spec names them, or else they are the first ten plain fields of a read.
    """
    output = action.output
    if action.effect != "read" or output.binary or output.none:
        return ()
    if output.simple:
        return output.simple
    fields = _record(action).get("properties") or {}
    if len(fields) <= MANY_FIELDS:
        return ()
    plain = [name for name, schema in fields.items() if _plain(schema).get("type") in _SCALARS]
    return tuple(name for name in plain if "." not in name)[:MANY_FIELDS]


def item_schema(action: Action) -> Schema | None:
    """The JSON Schema of one item, in the version that a person gets at first; None if unknown."""
    if action.output.binary:
        return _FILE
    if action.output.deletes:
        return {"type": "object", "properties": _DELETED}
    record = _record(action)
    if not record:
        return None
    made = _described(record)
    if made["type"] != "object":
        made = {"type": "object", "properties": {"value": made}}
    fields = simple_fields(action)
    return _kept(made, fields) if fields else made


def event_schema(triggers: Sequence[Trigger]) -> Schema:
    """The JSON Schema of what all events have in common."""
    known = [_described(one.schema).get("properties", {}) for one in triggers if one.schema]
    shared = [name for name in (known[0] if known else {}) if all(name in one for one in known)]
    common = {name: [one[name] for one in known] for name in shared}
    fields = {
        name: found[0] if all(one == found[0] for one in found) else {"type": found[0]["type"]}
        for name, found in common.items()
    }
    return {"type": "object", "properties": fields}


def _record(action: Action) -> Mapping[str, Any]:
    schema = action.output.schema or {}
    return schema.get("items") or {} if action.output.many else schema


def _plain(schema: Mapping[str, Any]) -> Mapping[str, Any]:
    """The first alternative of a schema that is not null."""
    branches = schema.get("anyOf") or schema.get("oneOf")
    if branches and "properties" not in schema:
        found = [_plain(branch) for branch in branches]
        return next((one for one in found if one.get("type") != "null"), {})
    kinds = schema.get("type")
    if isinstance(kinds, list):
        return {**schema, "type": next((kind for kind in kinds if kind != "null"), "null")}
    if kinds is None and "properties" in schema:
        return {**schema, "type": "object"}
    return schema


def _described(schema: Mapping[str, Any]) -> Schema:
    """Types alone, one for each value: n8n shows a schema as fields with a type."""
    plain = _plain(schema)
    kind = plain.get("type", "string" if plain.keys() & {"enum", "const"} else "object")
    if kind == "object":
        fields = plain.get("properties") or {}
        return {"type": kind, "properties": {k: _described(v) for k, v in fields.items()}}
    if kind == "array":
        return {"type": kind, "items": _described(plain.get("items") or {})}
    return {"type": kind}


def _kept(schema: Schema, paths: tuple[str, ...]) -> Schema:
    """An object schema with nothing but what lies at the paths."""
    kept: dict[str, Schema] = {}
    for name, part in schema["properties"].items():
        below = tuple(path[len(name) + 1 :] for path in paths if path.startswith(f"{name}."))
        if name in paths or not below:
            kept |= {name: part} if name in paths else {}
        elif part["type"] == "object":
            kept[name] = _kept(part, below)
    return {"type": "object", "properties": kept}
