"""Object literals that hold code besides data. Imports the printer of literals."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from connector.targets.typescript import assigned, property_name, string

_TAB = "\t"


class Code(str):
    """A piece of TypeScript, made by an emitter of its own words alone, never of a spec's."""

    __slots__ = ()


def members(values: Mapping[str, Any], depth: int) -> str:
    """The lines between the braces of an object literal, each with `depth` tabs.

    Values are JSON data or Code; a key that begins with three dots spreads its Code.
    """
    return "".join(f"{_TAB * depth}{_member(key, values[key], depth)},\n" for key in values)


def _member(key: str, value: Any, depth: int) -> str:
    if key.startswith("..."):
        return f"...{value}"
    name = property_name(key)
    if isinstance(value, Code):
        return f"{name}: {value}"
    return f"{name}:{assigned(value, depth, len(name) + 1)}"


def block(values: Mapping[str, Any], depth: int) -> Code:
    """An object literal in several lines, whose closing brace has `depth` tabs."""
    if not values:
        return Code("{}")
    return Code(f"{{\n{members(values, depth + 1)}{_TAB * depth}}}")


def union(names: Iterable[str]) -> str:
    """What follows the equals sign of a type that is one of these texts."""
    return "".join(f"\n{_TAB}| {string(name)}" for name in names) or " never"
