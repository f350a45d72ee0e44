"""Bounds: what OpenAPI allows where an input goes, narrowed by what the YAML says."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

from connector.model import Option
from connector.spec.lower.destinations import Target
from connector.spec.lower.scope import Scope
from connector.spec.lower.shape import Schema, type_name, variants
from connector.spec.node import Node
from connector.spec.scalars import NotPortable, plain_value

_BETWEEN_WORDS = re.compile(r"_|(?<=[a-z])\.(?=[a-z])")
KEYS = {
    "minimum": ("min", max, ("integer", "number")),
    "maximum": ("max", min, ("integer", "number")),
    "max_length": ("max_length", min, ("text",)),
    "max_items": ("max_items", min, ()),
}
"""Field of Input: its key in YAML, which of two bounds is the narrower, and the kinds it fits."""


def lower_bounds(
    node: Node, kind: str, many: bool, targets: Sequence[Target], scope: Scope
) -> dict[str, Any]:
    """The bounds of an input, as fields of Input; wider ones than OpenAPI's are reported."""
    given = [bound for target in targets if (bound := _of_target(target, kind, many))]
    bounds: dict[str, Any] = {}
    for name, (key, narrower, _) in KEYS.items():
        stated = [bound[name] for bound in given if name in bound]
        limit = narrower(stated) if stated else None
        own = node.get(key)
        if own is not None and limit is not None and narrower(own, limit) != own:
            scope.error(node[key], "R309", f"{key} {own} is wider than OpenAPI's {limit}")
        bounds[name] = limit if own is None else own
    bounds["pattern"] = _pattern(node, [b["pattern"] for b in given if "pattern" in b], scope)
    return bounds


def _pattern(node: Node, stated: list[str], scope: Scope) -> str | None:
    own: str | None = node.get("pattern")
    if own is not None and stated:
        scope.error(node["pattern"], "R309", f"OpenAPI has the pattern {stated[0]!r} already")
    return stated[0] if stated else own


def _of_target(target: Target, kind: str, many: bool) -> dict[str, Any]:
    """The bounds at one destination, as far as they bound what a person enters."""
    count = target.taken.get("maxItems")
    counted = {} if count is None else {"max_items": count}
    schema = element(target, many)
    if schema is None:
        return counted
    low, high = schema.get("minimum"), schema.get("maximum")
    if "exclusiveMinimum" in schema and kind == "integer":
        low = int(schema["exclusiveMinimum"]) + 1
    if "exclusiveMaximum" in schema and kind == "integer":
        high = int(schema["exclusiveMaximum"]) - 1
    bounds: dict[str, Any] = {}
    if kind in ("integer", "number"):
        bounds = {"minimum": low, "maximum": high}
    elif kind in ("text", "datetime"):
        bounds = {"max_length": schema.get("maxLength"), "pattern": schema.get("pattern")}
    return counted | {key: value for key, value in bounds.items() if value is not None}


def element(target: Target, many: bool) -> Schema | None:
    """The schema that one entered value must fit, or None where operators make another of it."""
    to = target.destination
    if to.split or to.map is not None or to.cast or to.join or to.join_many:
        return None
    if not many:
        return target.taken
    return next(variants(target.taken.get("items", {})), None)


def lower_options(
    node: Node, kind: str, many: bool, targets: Sequence[Target], scope: Scope
) -> tuple[Option, ...]:
    """The choices in YAML, each of which OpenAPI must take; without any, OpenAPI's own."""
    schemas = [schema for target in targets if (schema := element(target, many))]
    if "options" not in node:
        allowed = next((schema["enum"] for schema in schemas if "enum" in schema), ())
        return tuple(Option(v, _label(v)) for v in allowed if v is not None)
    options = []
    for text, label in node.entries("options"):
        value = _cast(text, kind)
        if value is None:
            scope.diagnostics.error(label.at_key, "R313", f"option {text!r} is not of type {kind}")
            continue
        if not all(scope.takes(schema, value) for schema in schemas):
            scope.diagnostics.error(label.at_key, "R311", f"OpenAPI does not take {value!r}")
        options.append(Option(value, label.value))
    return tuple(options)


def _cast(text: str, kind: str) -> Any:
    """The key of an option as a value of the input's kind, or None."""
    if kind == "text":
        return text
    try:
        value = plain_value(text)
    except NotPortable:
        return None
    return value if type_name(value) in (kind, "integer" if kind == "number" else kind) else None


def _label(value: Any) -> str:
    """ "queue.add_item" as "Queue add item"."""
    words = _BETWEEN_WORDS.sub(" ", str(value))
    return words[:1].upper() + words[1:]
