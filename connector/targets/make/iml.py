"""Expressions of IML, Make's template language, as text without their braces.

Only what means the same under every reading of Make's documents is written: no equality of mixed
types, no test whether a list is true, no literal of a list or object. `ignore` leaves a key out.
Imports the standard library only.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable
from typing import Any

NOTHING = "ignore"
_NAME = re.compile(r"[A-Za-z_][A-Za-z0-9_]*", re.ASCII)
_PIECES = re.compile(r"(?<=[{}])(?=[{}])|(?<=')(?!')|(?<!')(?=')")


class Inexpressible(ValueError):
    """A text that no literal of IML is known to hold."""


def template(expression: str) -> str:
    """The template that is this expression and keeps its type."""
    return "{{" + expression + "}}"


def string(text: str) -> str:
    """A text as an expression; raises Inexpressible where escaping would be needed.

    Nobody documents how quotes are escaped, so a text with both kinds is added up from pieces, and
    braces are torn apart because two of them end an expression.
    """
    if "\\" in text or "`" in text:
        raise Inexpressible(text)
    if "'" not in text and "{{" not in text and "}}" not in text:
        return f"'{text}'"
    quoted = (f'"{piece}"' if "'" in piece else f"'{piece}'" for piece in _PIECES.split(text))
    return " + ".join(quoted)


def constant(value: Any) -> Any:
    """JSON data that Make is to take as it is."""
    if isinstance(value, dict):
        return {str(key): constant(item) for key, item in value.items()}
    if isinstance(value, (list, tuple)):
        return [constant(item) for item in value]
    if isinstance(value, str) and ("{{" in value or "}}" in value):
        return template(string(value))
    return value


def literal(value: Any) -> str:
    """A number, truth value or text as an expression."""
    if isinstance(value, str):
        return string(value)
    if value is None or isinstance(value, (bool, int, float)):
        return json.dumps(value)
    raise Inexpressible(json.dumps(value))


def path(*names: str) -> str:
    """A path of dotted names, such as body.queue.items; odd names stand in backticks."""
    parts = [part for name in names for part in name.split(".")]
    if any("`" in part or "{{" in part or "}}" in part or not part for part in parts):
        raise Inexpressible(".".join(parts))
    return ".".join(part if _NAME.fullmatch(part) else f"`{part}`" for part in parts)


def is_path(expression: str) -> bool:
    return all(_NAME.fullmatch(part) for part in expression.split("."))


def within(expression: str, name: str) -> str:
    """What lies at a dotted path in the value of an expression."""
    if is_path(expression):
        return path(expression, name)
    return f"get({expression}, {string(name)})"


def choose(condition: str, then: str, otherwise: str) -> str:
    return f"if({condition}, {then}, {otherwise})"


def first_of(expressions: Iterable[str], otherwise: str = "") -> str:
    """The first that is neither missing nor empty; an empty list counts as present."""
    *before, last = [*expressions, otherwise] if otherwise else expressions
    for expression in reversed(before):
        last = f"ifempty({expression}, {last})"
    return last


def truth(expression: str) -> str:
    """True or false, for whatever is there or not."""
    return choose(expression, "true", "false")


def both(first: str, second: str) -> str:
    return choose(first, second, "false")


def either(first: str, second: str) -> str:
    return choose(first, "true", second)


def listed(expression: str) -> str:
    """A list, empty if there is none."""
    return f"ifempty({expression}, emptyarray)"


def has_entries(expression: str) -> str:
    return f"length({listed(expression)}) > 0"


def is_given(expression: str) -> str:
    """Whether a plain value was given; zero and false are given."""
    return f"length(toString(ifempty({expression}, emptystring))) > 0"
