"""Outputs: which part of the answer is returned, its schema, and a sample of it."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from connector.model import Operation, Output
from connector.spec.lower.scope import Scope, texts
from connector.spec.lower.shape import (
    Schema,
    items_of,
    object_of,
    of_type,
    without_extensions,
)
from connector.spec.node import Node
from connector.wire.errors import ApiError
from connector.wire.response import shape

SUCCESS = object_of({"success": {"type": "boolean"}, "message": {"type": "string"}}, ["success"])
"""What an action returns that only reports success."""


def lower_output(node: Node, operation: Operation | None, scope: Scope) -> Output:
    """The output of an action that runs one operation, or none that OpenAPI knows."""
    output = Output(
        keys=texts(node, "key"),
        many=node.get("many", False),
        none=node.get("none", False),
        deletes=node.get("deletes", False),
        binary=node.get("binary", False),
        coalesce={
            name: tuple(item.value for item in node["coalesce"].items(name))
            for name, _ in node.entries("coalesce")
        }
        or None,
        simple=texts(node, "simple"),
    )
    if output.binary or operation is None:
        return output
    schema = SUCCESS if output.none else _schema(node, output, operation, scope)
    if schema is None:
        return output
    record = (items_of(schema) or {}) if output.many else schema
    for item in node.items("simple"):
        scope.path(item, record, item.value)
    return replace(
        output,
        schema=without_extensions(schema),
        sample=node.get("sample", _sample(node, output, operation, scope)),
    )


def _schema(node: Node, output: Output, operation: Operation, scope: Scope) -> Schema | None:
    answer = operation.response
    if answer is None:
        message = f"OpenAPI shows no JSON answer of {operation.id}"
        scope.error(node, "R314", message, "an output is 'none' or 'binary' then")
        return None
    if not output.keys:
        return _coalesced(node, _without_envelope(answer), scope)
    if output.many:
        record = lower_records(node, "key", operation, scope)
        return None if record is None else _list_of(_coalesced(node, record, scope))
    found = [scope.path(item, answer, item.value) for item in node.items("key")]
    if found[0] is None or None in found:
        return None
    one = of_type(found[0], "object") or items_of(found[0]) or found[0]
    return _coalesced(node, one, scope)


def _list_of(record: Schema) -> Schema:
    return {"type": "array", "items": record}


def _without_envelope(answer: Schema) -> Schema:
    """The answer's own fields, and its message as far as it is a text."""
    fields = answer.get("properties", {})
    own = {key: value for key, value in fields.items() if key not in ("status", "message")}
    required = [key for key in answer.get("required", ()) if key in own]
    return object_of(own | {"message": {"type": "string"}}, required)


def _coalesced(node: Node, record: Schema, scope: Scope) -> Schema:
    """The record with each set of alternative fields as one field."""
    for name, _ in node.entries("coalesce"):
        names = node["coalesce"].items(name)
        found = [scope.path(item, record, item.value) for item in names]
        dropped = {item.value for item in names}
        fields = {k: v for k, v in record.get("properties", {}).items() if k not in dropped}
        required = [key for key in record.get("required", ()) if key in fields]
        record = record | object_of(fields | {name: found[0] or {}}, required)
    return record


def _sample(node: Node, output: Output, operation: Operation, scope: Scope) -> Any:
    """What the action returns of OpenAPI's example."""
    if operation.example is None or "sample" in node:
        return None
    if not isinstance(operation.example, dict):
        scope.error(node, "R322", "OpenAPI's example is no object", "an answer is one")
        return None
    try:
        return shape(output, operation.example)
    except ApiError as problem:
        scope.error(node, "R322", f"OpenAPI's example does not fit: {problem.message}")
        return None


def lower_record(node: Node, key: str, operation: Operation, scope: Scope) -> Schema | None:
    """The schema of the one record at a key of paths, or of the whole answer without the key."""
    answer = operation.response or {}
    if key not in node:
        return _without_envelope(answer)
    found = [scope.path(item, answer, item.value) for item in node.items(key)]
    return next((of_type(one, "object") or one for one in found if one is not None), None)


def lower_records(node: Node, key: str, operation: Operation, scope: Scope) -> Schema | None:
    """The schema of one record of the list at a key of paths, or None after reporting none."""
    answer = operation.response or {}
    found = [scope.path(item, answer, item.value) for item in node.items(key)]
    known = [schema for schema in found if schema is not None]
    if len(known) < len(found):
        return None
    record = next((items for schema in known if (items := items_of(schema)) is not None), None)
    if record is None:
        scope.error(node[key], "R314", f"OpenAPI shows no list here in {operation.id}")
    return record
