"""What an edit keeps: which record is read, and which inputs it fills."""

from __future__ import annotations

from collections.abc import Sequence

from connector.model import Input, Keep, Kept, Operation
from connector.spec.lower.reading import lower_reading, named_input
from connector.spec.lower.scope import Scope
from connector.spec.lower.shape import Schema
from connector.spec.node import Node


def lower_keep(
    node: Node, inputs: Sequence[Input], operation: Operation, scope: Scope
) -> Keep | None:
    """What stands at `keep` of an action; None if there is no such operation to read with."""
    reading = lower_reading(node, inputs, scope)
    if reading is None:
        return None
    each = [
        _kept(item, name, named_input(item, name, inputs, scope), operation, reading.schema, scope)
        for name, item in node.entries("inputs")
    ]
    return Keep(reading.operation, reading.given, tuple(each), reading.keys)


def _kept(
    node: Node,
    name: str,
    item: Input | None,
    operation: Operation,
    schema: Schema | None,
    scope: Scope,
) -> Kept:
    if item is not None and (item.required or item.default is not None or item.many):
        message = f"input {name!r} cannot be left out for one value, so nothing is ever kept"
        hint = "leave out 'required', 'default' and brackets"
        scope.diagnostics.error(node.at_key, "R312", message, hint)
    scope.path(node["at"], schema, node["at"].value)
    return Kept(
        name,
        node["at"].value,
        day="as" in node,
        needed=item is not None and _needed(item, operation),
    )


def _needed(item: Input, operation: Operation) -> bool:
    """Whether the input feeds what OpenAPI requires."""
    found = (operation.parameter(to.place, to.key) for to in item.destinations)
    return any(parameter is not None and parameter.required for parameter in found)
