"""Destinations: where an input goes, with operators that fit the input and the parameter."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from connector.model import Destination, Operation, Parameter
from connector.spec.lower.places import check_value, find_parameter
from connector.spec.lower.scope import Scope
from connector.spec.lower.shape import Schema, type_name, types_of, variants
from connector.spec.node import Node

WIRE_TYPES = {
    "text": "string",
    "integer": "integer",
    "number": "number",
    "boolean": "boolean",
    "datetime": "string",
    "json": "json",
    "file": "file",
}
"""What each kind of input is on the wire before any operator."""


@dataclass(frozen=True, slots=True)
class Target:
    """A destination with its parameter. `taken` is the variant that receives the value."""

    node: Node
    destination: Destination
    parameter: Parameter
    taken: Schema


@dataclass(frozen=True, slots=True)
class Wire:
    """What is sent: values of these types, alone or in a list."""

    types: frozenset[str]
    listed: bool


def lower_targets(
    node: Node, kind: str, many: bool, operation: Operation, scope: Scope
) -> tuple[Target, ...]:
    """The destinations of an input that the operation really reads; the others are reported."""
    found = (_target(item, kind, many, operation, scope) for item in node.items("to"))
    return tuple(target for target in found if target is not None)


def _target(node: Node, kind: str, many: bool, operation: Operation, scope: Scope) -> Target | None:
    written = node.value if isinstance(node.value, dict) else {"place": node.value}
    where = node["place"] if isinstance(node.value, dict) else node
    parameter = find_parameter(where, written["place"], operation, scope)
    if parameter is None:
        return None
    operators = {key: value for key, value in written.items() if key != "place"}
    destination = Destination(parameter.place, parameter.key, **operators)
    misfit = _misfit(destination, kind, many)
    if misfit:
        scope.error(node, "R312", f"an operator does not fit: {misfit}")
        return None
    wire = _wire(destination, kind, many)
    taken = _taken(parameter, wire)
    if taken is None:
        sent = " or ".join(sorted(wire.types))
        sent = f"a list of {sent}" if wire.listed else sent
        wanted = " or ".join(sorted(_wanted(parameter.schema)))
        message = f"{parameter.place}.{parameter.key} takes {wanted}, this sends {sent}"
        scope.error(node, "R308", message, "change the type or add an operator")
        return None
    _check_sent(node, destination, Parameter(parameter.place, parameter.key, taken), scope)
    return Target(node, destination, parameter, taken)


def _misfit(to: Destination, kind: str, many: bool) -> str:
    """What an operator takes that is not what it gets, or nothing."""
    listed = many or to.split is not None
    joined = to.join is not None or to.join_many is not None
    if to.split is not None and (kind != "text" or many):
        return "split cuts one text"
    if to.map is not None and kind not in ("text", "integer", "boolean"):
        return "map takes plain values"
    if to.cast == "flag" and (kind != "boolean" or many):
        return "flag casts one true or false"
    if to.cast == "json_text" and kind != "json" and not listed:
        return "json_text casts json or a list"
    if joined and (not listed or to.cast is not None):
        return "join and join_many take a list"
    return ""


def _wire(to: Destination, kind: str, many: bool) -> Wire:
    """What arrives, after the operators in their order."""
    wire = Wire(frozenset({WIRE_TYPES[kind]}), many or to.split is not None)
    if to.map is not None:
        wire = Wire(frozenset(type_name(value) for value in to.map.values()), wire.listed)
    if to.cast == "flag":
        wire = Wire(frozenset({"integer"}), False)
    elif to.cast == "json_text" or to.join is not None:
        wire = Wire(frozenset({"string"}), False)
    elif to.join_many is not None:
        wire = Wire(wire.types | {"string"}, False)
    return wire


def _taken(parameter: Parameter, wire: Wire) -> Schema | None:
    """The variant of the parameter's schema that takes what is sent, or None."""
    place, options = parameter.place, list(variants(parameter.schema))
    if wire.listed:
        lists = [v for v in options if types_of(v) in (set(), {"array"})]
        return next((v for v in lists if place == "body" and _takes_items(v, wire)), None)
    if not all(any(_accepts(v, name, place) for v in options) for name in wire.types):
        return None
    return next(v for v in options if any(_accepts(v, name, place) for name in wire.types))


def _takes_items(schema: Schema, wire: Wire) -> bool:
    options = list(variants(schema.get("items", {})))
    return all(any(_accepts(v, name, "body") for v in options) for name in wire.types)


def _accepts(variant: Schema, sent: str, place: str) -> bool:
    """Whether a variant takes a type; outside a body everything plain is sent as text."""
    wanted = types_of(variant)
    if sent == "file":
        return place == "form" and variant.get("format") == "binary"
    if sent == "json":
        return place == "body" and (not wanted or bool(wanted & {"object", "array"}))
    if not wanted or sent in wanted or (sent == "integer" and "number" in wanted):
        return True
    return place != "body" and wanted == {"string"}


def _wanted(schema: Schema) -> set[str]:
    found: set[str] = set()
    for variant in variants(schema):
        items = set().union(*(types_of(v) for v in variants(variant.get("items", {}))))
        types = types_of(variant)
        of_items = {f"a list of {name}" for name in items} or {"a list"}
        found |= of_items if types == {"array"} else types
    return found


def _check_sent(node: Node, to: Destination, taken: Parameter, scope: Scope) -> None:
    """Values that the operators produce whatever a person enters must be taken."""
    fixed: list[Any] = [*(to.map or {}).values()]
    if to.cast == "flag":
        fixed += [0, 1]
    for value in fixed if taken.schema.get("type") != "array" else ():
        check_value(node, value, taken, scope)
