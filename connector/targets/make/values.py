"""The mapping operators as IML: what of an input goes to a place of the request.

Imports model and this package.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from connector.model import Destination, Input
from connector.targets.make import iml
from connector.targets.make.fields import data_field

BLANK = " \t\r\n"


def source(item: Input, bound: Mapping[str, str]) -> str:
    return bound.get(item.name, iml.path("parameters", item.name))


def value_of(item: Input, destination: Destination, bound: Mapping[str, str] = {}) -> str:
    """The expression of what is sent; `ignore` where the input was not given.

    `bound` are inputs that a step reads from an earlier one: expressions by the input's name.
    """
    given = source(item, bound)
    if item.many:
        return _many(item, destination, given)
    if is_one_of_a_list(item, destination):
        return _mapped(item, destination.map or {}, given, "add(emptyarray, {})")
    if destination.split is not None:
        return _optional(item, given, split(given))
    if destination.map is not None:
        return _mapped(item, destination.map, given)
    if destination.cast == "flag":
        return _switched(given, "1", "0")
    if item.kind == "json" and destination.cast is None and destination.place == "body":
        return iml.choose(f"ifempty({given}, false)", f"parseJSON({given})", iml.NOTHING)
    return given


def is_one_of_a_list(item: Input, destination: Destination) -> bool:
    """Whether what is cut into a list is a choice that stands for a list of one."""
    values = [str(option.value) for option in item.options]
    cut = destination.split
    return bool(cut and destination.map and values) and all(str(cut) not in v for v in values)


def split(given: str) -> str:
    """The lines of a text without blanks around them and without empty ones."""
    lines = f"replace({given}, '/[{BLANK}]*\n[{BLANK}]*/g', newline)"
    return f"split(trim({lines}), newline)"


def _many(item: Input, destination: Destination, given: str) -> str:
    values = given if item.required else iml.listed(given)
    if destination.join is not None:
        joined = f"join({values}, {iml.string(destination.join)})"
        return joined if item.required else f"ifempty({joined}, {iml.NOTHING})"
    if destination.join_many is not None:
        joined = f"join({values}, {iml.string(destination.join_many)})"
        return iml.choose(f"length({values}) > 1", joined, f"first({values})")
    if item.required:
        return given
    return iml.choose(iml.has_entries(given), given, iml.NOTHING)


def _optional(item: Input, given: str, expression: str) -> str:
    if item.required:
        return expression
    return iml.choose(f"ifempty({given}, false)", expression, iml.NOTHING)


def _mapped(item: Input, table: Mapping[str, Any], given: str, form: str = "{}") -> str:
    if item.kind == "boolean":
        on, off = (
            iml.literal(table[key]) if key in table else iml.NOTHING for key in ("true", "false")
        )
        return _switched(given, on, off)
    expression = iml.NOTHING
    for key, value in reversed(list(table.items())):
        wanted = key if item.kind == "integer" else iml.string(key)
        expression = iml.choose(f"{given} = {wanted}", form.format(iml.literal(value)), expression)
    return expression


def _switched(given: str, on: str, off: str) -> str:
    """One value for a switch that is on, another for one that is off, nothing for neither."""
    if off == iml.NOTHING:
        return iml.choose(given, on, off)
    return iml.choose(given, on, iml.choose(f"!ifempty({given}, true)", off, iml.NOTHING))


def is_sent(item: Input) -> str:
    """Whether an input reaches the request, as a condition; a switch that is off may not."""
    given = iml.path("parameters", item.name)
    if item.kind == "file":
        return f"length(ifempty({iml.path('parameters', data_field(item))}, emptystring)) > 0"
    if item.many:
        return iml.has_entries(given)
    maps = [destination.map for destination in item.destinations]
    if item.kind == "boolean" and maps and all(m is not None and "false" not in m for m in maps):
        return f"ifempty({given}, false)"
    return iml.is_given(given)
