"""Places and fixed values: does the operation read this, here, and would it take that value?"""

from __future__ import annotations

from typing import Any

from connector.diagnostics import near_miss
from connector.model import Operation, Parameter
from connector.spec.lower.scope import Scope
from connector.spec.node import Node


def find_parameter(
    node: Node, place_key: str, operation: Operation, scope: Scope
) -> Parameter | None:
    """The parameter at "place.key" of an operation, or None after reporting that it has none."""
    place, _, key = place_key.partition(".")
    found = operation.parameter(place, key)
    if found is None:
        elsewhere = [p.place for p in operation.parameters if p.key == key]
        here = [p.key for p in operation.parameters if p.place == place]
        hint = (
            f"{key!r} is read from the {elsewhere[0]} here" if elsewhere else near_miss(key, here)
        )
        if not hint:
            hint = f"the {place} takes {', '.join(here)}" if here else f"the {place} takes nothing"
        scope.error(node, "R307", f"{operation.id} reads no {place_key}", hint)
    return found


def lower_constants(
    node: Node, key: str, operation: Operation, scope: Scope
) -> dict[str, Any] | None:
    """Fixed values by "place.key", each checked against its parameter; None if there are none."""
    for place_key, value in node.entries(key):
        parameter = find_parameter(value, place_key, operation, scope)
        if parameter is not None:
            check_value(value, value.value, parameter, scope)
    return dict(node.get(key)) if key in node else None


def check_value(node: Node, value: Any, parameter: Parameter, scope: Scope) -> None:
    """Report a value that the parameter's schema does not take."""
    if not scope.takes(parameter.schema, value):
        scope.error(node, "R311", f"{parameter.place}.{parameter.key} does not take {value!r}")
