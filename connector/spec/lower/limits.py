"""Limits that are read before a call: what is read, and which inputs it limits."""

from __future__ import annotations

from collections.abc import Sequence

from connector.model import Input, Limit, Limits
from connector.spec.lower.reading import lower_reading, named_input
from connector.spec.lower.scope import Scope, optional
from connector.spec.lower.shape import Schema, items_of
from connector.spec.node import Node


def lower_limits(node: Node, inputs: Sequence[Input], scope: Scope) -> Limits | None:
    """The limits at `limits` of an action; None if there is no such operation."""
    reading = lower_reading(node, inputs, scope)
    if reading is None:
        return None
    schema = reading.schema
    each = [_limit(item, name, inputs, schema, scope) for name, item in node.entries("inputs")]
    return Limits(reading.operation, reading.given, tuple(each), reading.keys)


def _limit(
    node: Node, name: str, inputs: Sequence[Input], schema: Schema | None, scope: Scope
) -> Limit:
    item = named_input(node, name, inputs, scope)
    if item is not None and (item.kind not in ("integer", "number") or item.many):
        message = f"input {name!r} is no number and cannot be limited"
        scope.diagnostics.error(node.at_key, "R312", message)
    found = scope.path(node["at"], schema, node["at"].value)
    if found and "entry" in node and items_of(found) is None:
        scope.error(node["at"], "R314", f"OpenAPI shows no list at {node['at'].value!r}")
    if "needs" in node:
        scope.path(node["needs"], schema, node["needs"].value)
    return Limit(
        name, node["at"].value, **optional(node, entry="entry", needs="needs", lacking="lacking")
    )
