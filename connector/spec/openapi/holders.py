"""Where an OpenAPI document holds JSON Schemas, and whether each is built as one.

Readers of schemas rely on it. That a schema means something is left to the standard's own
meta-schema, which takes longer.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

from connector.diagnostics import Diagnostics
from connector.spec.document import Pointer
from connector.spec.openapi.bundle import LITERAL, NAMING, Bundle

TYPES = ("array", "boolean", "integer", "null", "number", "object", "string")


def holders(value: Any, pointer: Pointer = ()) -> Iterator[tuple[Pointer, dict[str, Any]]]:
    """Every parameter, header and content that has a schema, with its pointer."""
    if isinstance(value, dict):
        named = bool(pointer) and pointer[-1] in NAMING
        if "schema" in value and not named:
            yield pointer, value
        for key, item in value.items():
            if named or key not in LITERAL:
                yield from holders(item, (*pointer, key))
    elif isinstance(value, list):
        for index, item in enumerate(value):
            yield from holders(item, (*pointer, index))


def schemas(data: dict[str, Any]) -> Iterator[tuple[Pointer, Any]]:
    """Every schema that is not part of another one, with its pointer."""
    for pointer, holder in holders(data):
        yield (*pointer, "schema"), holder["schema"]
    for name, schema in data.get("components", {}).get("schemas", {}).items():
        yield ("components", "schemas", name), schema


def check_built(bundle: Bundle, diagnostics: Diagnostics) -> None:
    """Report keywords of schemas whose values have the wrong type."""
    for start, schema in schemas(bundle.data):
        for pointer, message in _misbuilt(schema, start):
            diagnostics.error(bundle.at(pointer), "S212", message)


def _misbuilt(schema: Any, pointer: Pointer) -> Iterator[tuple[Pointer, str]]:
    if not isinstance(schema, dict):
        yield pointer, "a schema is a mapping"
        return
    for key, value in schema.items():
        here = (*pointer, key)
        if key in KEYWORDS and not KEYWORDS[key][0](value):
            yield here, f"{key} takes {KEYWORDS[key][1]}"
        elif key == "items":
            yield from _misbuilt(value, here)
        elif key == "properties":
            for name, part in value.items():
                yield from _misbuilt(part, (*here, name))
        elif key in ("allOf", "anyOf", "oneOf"):
            for index, part in enumerate(value):
                yield from _misbuilt(part, (*here, index))


def _is_list(value: Any) -> bool:
    return isinstance(value, list)


def _is_type(value: Any) -> bool:
    return isinstance(value, str) and value in TYPES


def _is_types(value: Any) -> bool:
    return _is_type(value) or (_is_list(value) and value != [] and all(map(_is_type, value)))


def _is_number(value: Any) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool)


def _is_count(value: Any) -> bool:
    return isinstance(value, int) and not isinstance(value, bool) and value >= 0


Kind = tuple[Callable[[Any], bool], str]
LIST: Kind = (lambda value: _is_list(value) and value != [], "a list of some values")
NUMBER: Kind = (_is_number, "a number")
COUNT: Kind = (_is_count, "a whole number")
TEXT: Kind = (lambda value: isinstance(value, str), "text")
NAMES: Kind = (
    lambda value: _is_list(value) and all(isinstance(name, str) for name in value),
    "a list of names",
)
KEYWORDS: dict[str, Kind] = {
    "type": (_is_types, f"one of {', '.join(TYPES)}, or a list of those"),
    "properties": (lambda value: isinstance(value, dict), "a mapping of schemas"),
    "required": NAMES,
    **dict.fromkeys(("enum", "x-known-values", "allOf", "anyOf", "oneOf"), LIST),
    **dict.fromkeys(("minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum"), NUMBER),
    **dict.fromkeys(("maxLength", "maxItems"), COUNT),
    **dict.fromkeys(("pattern", "format", "description", "$ref"), TEXT),
}
