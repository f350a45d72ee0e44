"""JSON data as TypeScript literals, laid out as prettier lays them out.

Text of a spec enters code only through here: every string becomes one ASCII string literal, so
none can end it, close a comment or start an expression. Imports the standard library only.
"""

from __future__ import annotations

import json
import math
import re
from collections.abc import Mapping, Sequence
from typing import Any

WIDTH = 100
TAB = 2
"""Columns that a tab counts for."""

_IDENTIFIER = re.compile(r"[A-Za-z_$][A-Za-z0-9_$]*", re.ASCII)


def literal(value: Any, depth: int = 0, before: int = 0) -> str:
    """A value as TypeScript, at `depth` tabs and after `before` further columns of its line.

    Takes what JSON can hold; raises ValueError for anything else.
    """
    flat = _flat(value)
    # One more column for the comma or semicolon that follows.
    if flat is not None and depth * TAB + before + len(flat) < WIDTH:
        return flat
    if isinstance(value, Mapping):
        rows = [_property(key, item, depth + 1) for key, item in value.items()]
        return _block("{", rows, "}", depth)
    if _is_list(value):
        return _block("[", [literal(item, depth + 1) for item in value], "]", depth)
    return _scalar(value)


def _property(key: str, value: Any, depth: int) -> str:
    name = property_name(key)
    return f"{name}:{assigned(value, depth, len(name) + 1)}"


def assigned(value: Any, depth: int, before: int) -> str:
    """What follows a colon or equals sign in column `before`; long strings get their own line."""
    text = literal(value, depth, before + 1)
    fits = depth * TAB + before + 1 + len(text) < WIDTH
    if isinstance(value, str) and not fits and before > TAB + 1:
        return f"\n{_tabs(depth + 1)}{text}"
    return f" {text}"


def _block(start: str, rows: Sequence[str], end: str, depth: int) -> str:
    lines = "".join(f"{_tabs(depth + 1)}{row},\n" for row in rows)
    return f"{start}\n{lines}{_tabs(depth)}{end}"


def _tabs(depth: int) -> str:
    return "\t" * depth


def _flat(value: Any) -> str | None:
    """A value on one line, or None if some list in it always takes several."""
    if isinstance(value, Mapping):
        rows = [(property_name(key), _flat(item)) for key, item in value.items()]
        if any(text is None for _, text in rows):
            return None
        return "{ " + ", ".join(f"{name}: {text}" for name, text in rows) + " }" if rows else "{}"
    if not _is_list(value):
        return _scalar(value)
    items = [_flat(item) for item in value]
    if _is_table(value) or None in items:
        return None
    return "[" + ", ".join(str(item) for item in items) + "]"


def _is_table(value: Sequence[Any]) -> bool:
    """Whether a list holds several objects, or several lists, of several things each."""
    kinds = {(isinstance(item, Mapping), _is_list(item)) for item in value}
    of_one_kind = kinds in ({(True, False)}, {(False, True)})
    return len(value) > 1 and of_one_kind and all(len(item) > 1 for item in value)


def _is_list(value: Any) -> bool:
    return isinstance(value, (list, tuple))


def _scalar(value: Any) -> str:
    if isinstance(value, str):
        return string(value)
    if value is None or isinstance(value, (bool, int)):
        return json.dumps(value)
    if isinstance(value, float) and math.isfinite(value):
        return json.dumps(value)
    raise ValueError(f"{type(value).__name__} is not JSON data")


def string(text: str) -> str:
    """A string literal in the quotes that need fewer escapes, single ones if in doubt."""
    inside = json.dumps(text)[1:-1]
    if text.count("'") > text.count('"'):
        return f'"{inside}"'
    return "'" + inside.replace('\\"', '"').replace("'", "\\'") + "'"


def property_name(key: str) -> str:
    """A key of an object literal; `__proto__` is computed, or it would set the prototype."""
    if key == "__proto__":
        return f"[{string(key)}]"
    return key if _IDENTIFIER.fullmatch(key) else string(key)
