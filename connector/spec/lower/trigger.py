"""Triggers: webhook events, and polls of a list."""

from __future__ import annotations

from collections.abc import Sequence
from copy import deepcopy
from typing import Any

from connector.model import Input, Open, Operation, Output, Poll, Trigger, WebhookLifecycle
from connector.spec.lower.action import check_required
from connector.spec.lower.inputs import lower_filter
from connector.spec.lower.output import lower_record, lower_records
from connector.spec.lower.places import lower_constants
from connector.spec.lower.scope import Scope, optional, texts
from connector.spec.lower.shape import (
    Schema,
    at_path,
    object_of,
    types_of,
    variants,
    without_extensions,
)
from connector.spec.node import Node
from connector.wire.operators import text_of
from connector.wire.paths import first, lookup, place
from connector.wire.response import shape


def lower_webhook(node: Node, hooks: WebhookLifecycle | None, scope: Scope) -> Trigger:
    """A trigger that the backend delivers. `hooks` is None when connector.yaml cannot be read."""
    event = scope.api.events.get(node["event"].value)
    if event is None:
        scope.unknown(node["event"], "R318", "event", scope.api.events)
    schema = event.schema if event else None
    needed = (hooks.create, hooks.list, hooks.delete) if hooks else ()
    return Trigger(
        event=node["event"].value,
        inputs=_inputs(node, schema, scope),
        schema=without_extensions(schema),
        sample=node.get("sample", event.example if event else None),
        plan=scope.strongest([operation.plan for operation in needed] or ["unstated"]),
        scopes=tuple(sorted({name for operation in needed for name in operation.scopes})),
        **_facts(node),
    )


def lower_polling(node: Node, scope: Scope) -> Trigger | None:
    """A trigger that reads a list again and again; None if its operation is unknown."""
    poll = node["poll"]
    operation = scope.operation(poll["operation"])
    if operation is None:
        return None
    is_single = "single" in poll
    record = (
        lower_record(poll, "records", operation, scope)
        if is_single
        else lower_records(poll, "records", operation, scope)
    )
    for key in ("identity", "field", "cursor", "reached_at"):
        if key in poll:
            scope.path(poll[key], record, poll[key].value)
    schema, sample = record, _first_record(poll, operation)
    if poll["emit"].value == "changed" and record is not None and sample is not None:
        schema = _with_change(record)
        changed = _changed(poll["field"].value, record, sample, texts(poll, "to"))
        change = _change(poll["field"].value, record, sample, changed)
        sample = changed | {"change": change}
    if poll["emit"].value == "gone":
        told = [poll[key].value for key in ("identity", "field") if key in poll]
        schema, sample = _remembered(told), _told(told, sample)
    inputs = _inputs(node, schema, scope, operation)
    check_required(node, inputs, operation, scope)
    return Trigger(
        poll=_poll(poll, operation, scope),
        inputs=inputs,
        schema=without_extensions(schema),
        sample=node.get("sample", sample),
        plan=operation.plan,
        scopes=operation.scopes,
        **_facts(node),
    )


def _facts(node: Node) -> dict[str, Any]:
    return {
        "name": node["trigger"].value,
        "title": node["title"].value,
        "description": node["description"].value,
        "kind": node["kind"].value,
        "group": node["group"].value,
        "aliases": texts(node, "aliases"),
        **optional(node, twin="twin", note="note"),
    }


def _inputs(
    node: Node, event: Schema | None, scope: Scope, operation: Operation | None = None
) -> tuple[Input, ...]:
    inputs = node.entries("inputs")
    return tuple(lower_filter(item, name, event, operation, scope) for name, item in inputs)


def _poll(node: Node, operation: Operation, scope: Scope) -> Poll:
    opening = node.find("open")
    still_open = None
    if opening is not None:
        where = lower_constants(opening, "where", operation, scope)
        still_open = Open(texts(opening, "values"), where or {})
    same = (
        *("emit", "field", "reached_at"),
        *("order", "cursor", "cursor_format", "look_back"),
    )
    return Poll(
        operation=operation,
        records=texts(node, "records"),
        identity=node.get("identity", ""),
        single="single" in node,
        to=texts(node, "to"),
        not_to=texts(node, "not_to"),
        open=still_open,
        constants=lower_constants(node, "constants", operation, scope),
        **optional(node, **{key: key for key in same}),
    )


def _first_record(node: Node, operation: Operation) -> dict[str, Any] | None:
    """The first record of the operation's example, or the one that there is."""
    paths = texts(node, "records")
    if "single" in node and isinstance(operation.example, dict):
        one = shape(Output(keys=paths), operation.example)
        return one if isinstance(one, dict) else None
    records = first(operation.example, paths)
    if isinstance(records, list):
        records = records[0] if records else None
    return records if isinstance(records, dict) else None


def _with_change(record: Schema) -> Schema:
    """The record with what changed, as the poll adds it."""
    fields: dict[str, Schema] = {name: {"type": "string"} for name in ("field", "from", "to")}
    known = record.get("properties", {})
    required = record.get("required", ())
    return record | object_of(known | {"change": object_of(fields, fields)}, [*required, "change"])


def _changed(
    field: str, record: Schema, sample: dict[str, Any], to: Sequence[str]
) -> dict[str, Any]:
    """The sample with a value of the field that makes an event, of a type that it has there."""
    now = lookup(sample, field)
    schema = at_path(record, field) or {}
    kinds = {kind for variant in variants(schema) for kind in types_of(variant)}
    if not to and now is None and "boolean" in kinds:
        to = ("true",)
    if not to or text_of(now) in to:
        return sample
    typed: dict[str, Any] = {"true": True, "false": False} if "boolean" in kinds else {}
    if "integer" in kinds:
        typed |= {text: int(text) for text in to if text.isdecimal()}
    changed: dict[str, Any] = deepcopy(sample)
    place(changed, field, typed.get(to[0], to[0]))
    return changed


def _remembered(paths: Sequence[str]) -> Schema:
    """What a poll still knows of a record that is gone: text at a few paths."""
    shape: dict[str, Any] = {}
    for path in paths:
        place(shape, path, None)
    return _texts_in(shape)


def _texts_in(shape: dict[str, Any]) -> Schema:
    text = {"type": "string"}
    return object_of({key: _texts_in(one) if one else text for key, one in shape.items()}, shape)


def _told(paths: Sequence[str], sample: dict[str, Any] | None) -> dict[str, Any]:
    told: dict[str, Any] = {}
    for path in paths:
        place(told, path, text_of(lookup(sample, path)))
    return told


def _change(
    field: str, record: Schema, sample: dict[str, Any], changed: dict[str, Any]
) -> dict[str, Any]:
    """A change for the sample: to the value that it has, from another one that is known."""
    known = lookup(sample, field)
    after = lookup(changed, field)
    now = text_of(after)
    schema = at_path(record, field) or {}
    values = [
        v for s in variants(schema) for v in (*s.get("enum", ()), *s.get("x-known-values", ()))
    ]
    candidates = [known, not after if isinstance(after, bool) else None, *values]
    before = next((t for t in map(text_of, candidates) if t not in ("", now)), "")
    return {"field": field, "from": before, "to": now}
