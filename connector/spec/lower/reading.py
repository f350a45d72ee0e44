"""What an action reads before its own call: an operation, and the inputs that it is sent."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from connector.diagnostics import near_miss
from connector.model import Input, Operation
from connector.spec.lower.output import lower_output
from connector.spec.lower.places import find_parameter
from connector.spec.lower.scope import Scope, texts
from connector.spec.lower.shape import Schema
from connector.spec.node import Node


@dataclass(frozen=True, slots=True)
class Reading:
    """`given` maps "place.key" to an input; `schema` is that of the record behind `keys`."""

    operation: Operation
    given: dict[str, str]
    keys: tuple[str, ...]
    schema: Schema | None


def lower_reading(node: Node, inputs: Sequence[Input], scope: Scope) -> Reading | None:
    """`operation`, `given` and `key` of a node; None if there is no such operation."""
    operation = scope.operation(node["operation"])
    if operation is None:
        return None
    given = lower_given(node, inputs, operation, scope)
    schema = lower_output(node, operation, scope).schema
    return Reading(operation, given, texts(node, "key"), schema)


def lower_given(
    node: Node, inputs: Sequence[Input], operation: Operation, scope: Scope
) -> dict[str, str]:
    """The inputs at `given` that a reading is sent, by "place.key"."""
    for place, name in node.entries("given"):
        find_parameter(name, place, operation, scope)
        item = named_input(name, name.value, inputs, scope)
        if item is not None and not item.required:
            message = f"input {item.name!r} can be left out, so nothing might be read"
            scope.error(name, "R316", message, "take a required one")
    return dict(node["given"].value)


def named_input(node: Node, name: str, inputs: Sequence[Input], scope: Scope) -> Input | None:
    """The input of that name, or None after reporting that there is none."""
    found = next((one for one in inputs if one.name == name), None)
    if found is None:
        names = [one.name for one in inputs]
        scope.error(node, "R315", f"there is no input {name!r}", near_miss(name, names))
    return found
