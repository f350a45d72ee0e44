"""Limits that are read before a call: what is read, and which inputs it limits."""

from __future__ import annotations

from collections.abc import Sequence

from connector.diagnostics import near_miss
from connector.model import Input, Limit, Limits, Operation
from connector.spec.lower.output import lower_output
from connector.spec.lower.places import find_parameter
from connector.spec.lower.scope import Scope, optional, texts
from connector.spec.lower.shape import Schema, items_of
from connector.spec.node import Node


def lower_limits(node: Node, inputs: Sequence[Input], scope: Scope) -> Limits | None:
    """The limits at `limits` of an action; None if there is no such operation."""
    operation = scope.operation(node["operation"])
    if operation is None:
        return None
    schema = lower_output(node, operation, scope).schema
    each = [_limit(item, name, inputs, schema, scope) for name, item in node.entries("inputs")]
    return Limits(
        operation, lower_given(node, inputs, operation, scope), tuple(each), texts(node, "key")
    )


def lower_given(
    node: Node, inputs: Sequence[Input], operation: Operation, scope: Scope
) -> dict[str, str]:
    """The inputs at `given` that a reading is sent, by "place.key"."""
    for place, name in node.entries("given"):
        find_parameter(name, place, operation, scope)
        item = _input(name, name.value, inputs, scope)
        if item is not None and not item.required:
            message = f"input {item.name!r} can be left out, so nothing might be read"
            scope.error(name, "R316", message, "take a required one")
    return dict(node["given"].value)


def _limit(
    node: Node, name: str, inputs: Sequence[Input], schema: Schema | None, scope: Scope
) -> Limit:
    item = _input(node, name, inputs, scope)
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


def _input(node: Node, name: str, inputs: Sequence[Input], scope: Scope) -> Input | None:
    found = next((one for one in inputs if one.name == name), None)
    if found is None:
        names = [one.name for one in inputs]
        scope.error(node, "R315", f"there is no input {name!r}", near_miss(name, names))
    return found
