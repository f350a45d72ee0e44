"""Dotted paths into JSON data."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any


def lookup(data: Any, path: str) -> Any:
    """The value at a dotted path, or None where the path leads nowhere."""
    for key in path.split("."):
        if not isinstance(data, dict):
            return None
        data = data.get(key)
    return data


def first(data: Any, paths: Iterable[str]) -> Any:
    """The value of the first path that leads to one, or None."""
    return next((value for path in paths if (value := lookup(data, path)) is not None), None)


def leads(data: Any, path: str) -> bool:
    """Whether a dotted path leads somewhere, be it to null."""
    parent, _, last = path.rpartition(".")
    holder = lookup(data, parent) if parent else data
    return isinstance(holder, dict) and last in holder


def place(data: dict[str, Any], path: str, value: Any) -> None:
    """Set the value at a dotted path, making the objects on the way."""
    *parents, last = path.split(".")
    for key in parents:
        data = data.setdefault(key, {})
    data[last] = value
