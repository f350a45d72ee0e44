"""Evaluating IML: expressions, templates, and whole JSON documents full of templates.

A template that is one expression keeps the type of its value; all others become text.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from tests.platforms.make.functions import FUNCTIONS
from tests.platforms.make.parser import Binary, Call, Literal, Node, Not, Path, parse
from tests.platforms.make.tokens import ImlError, pieces
from tests.platforms.make.values import UNDEFINED, is_number, same, text, truth

SPREAD = "{{...}}"
KEYWORDS: dict[str, Any] = {
    "null": None,
    "true": True,
    "false": False,
    "ignore": UNDEFINED,
    "undefined": UNDEFINED,
    "emptystring": "",
    "emptyarray": [],
    "newline": "\n",
    "space": " ",
    "tab": "\t",
}
Scope = Mapping[str, Any]


def transform(template: Any, scope: Scope) -> Any:
    """A JSON document with its templates replaced; what is undefined is left out of objects."""
    if isinstance(template, str):
        return render(template, scope)
    if isinstance(template, list):
        return [transform(item, scope) for item in template]
    if not isinstance(template, dict):
        return template
    result: dict[str, Any] = {}
    for key, value in template.items():
        found = transform(value, scope)
        if key == SPREAD:
            result |= {} if found is UNDEFINED else found
        elif found is not UNDEFINED:
            result[key] = found
    return result


def render(template: str, scope: Scope) -> Any:
    parts = pieces(template)
    if len(parts) == 1 and parts[0][0]:
        return evaluate(parse(parts[0][1]), scope)
    shown = (text(evaluate(parse(part), scope)) if is_iml else part for is_iml, part in parts)
    return "".join(shown)


def evaluate(node: Node, scope: Scope) -> Any:
    if isinstance(node, Literal):
        return node.value
    if isinstance(node, Path):
        return _path(node, scope)
    if isinstance(node, Not):
        return not truth(evaluate(node.operand, scope))
    if isinstance(node, Call):
        return _call(node, scope)
    return _binary(node, scope)


def _path(node: Path, scope: Scope) -> Any:
    if node.root in KEYWORDS and not node.steps:
        return KEYWORDS[node.root]
    if node.root not in scope:
        raise ImlError(f"there is no variable {node.root} here")
    value = scope[node.root]
    for step in node.steps:
        if isinstance(step, int):
            is_there = isinstance(value, list) and len(value) >= step
            value = value[step - 1] if is_there else UNDEFINED
        else:
            value = value.get(step, UNDEFINED) if isinstance(value, dict) else UNDEFINED
    return value


def _call(node: Call, scope: Scope) -> Any:
    if node.name == "if":
        if len(node.arguments) != 3:
            raise ImlError("if takes a condition and two values")
        chosen = node.arguments[1 if truth(evaluate(node.arguments[0], scope)) else 2]
        return evaluate(chosen, scope)
    if node.name not in FUNCTIONS:
        raise ImlError(f"there is no function {node.name}")
    return FUNCTIONS[node.name](*(evaluate(one, scope) for one in node.arguments))


def _binary(node: Binary, scope: Scope) -> Any:
    left, right = evaluate(node.left, scope), evaluate(node.right, scope)
    if node.operator in ("=", "!="):
        return same(left, right) == (node.operator == "=")
    if node.operator in ("&", "|"):
        if not isinstance(left, bool) or not isinstance(right, bool):
            raise ImlError(f"{node.operator} of {left!r} and {right!r} depends on coercion")
        return (left and right) if node.operator == "&" else (left or right)
    if node.operator == "+":
        return _plus(left, right)
    if not _comparable(left, right):
        raise ImlError(f"{left!r} {node.operator} {right!r} depends on coercion")
    return _NUMERIC[node.operator](left, right)


def _plus(left: Any, right: Any) -> Any:
    if left is UNDEFINED or left is None:
        return right
    if right is UNDEFINED or right is None:
        return left
    if is_number(left) and is_number(right):
        return left + right
    if isinstance(left, str) or isinstance(right, str):
        return text(left) + text(right)
    raise ImlError(f"{left!r} + {right!r} depends on coercion")


def _comparable(left: Any, right: Any) -> bool:
    both_dates = isinstance(left, datetime) and isinstance(right, datetime)
    return both_dates or (is_number(left) and is_number(right))


_NUMERIC: dict[str, Any] = {
    "<": lambda left, right: left < right,
    "<=": lambda left, right: left <= right,
    ">": lambda left, right: left > right,
    ">=": lambda left, right: left >= right,
    "-": lambda left, right: left - right,
    "*": lambda left, right: left * right,
    "/": lambda left, right: left / right,
    "%": lambda left, right: left % right,
}
