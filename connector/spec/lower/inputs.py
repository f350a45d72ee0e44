"""Inputs of actions and triggers."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from typing import Any

from connector.diagnostics import choices
from connector.model import Input, Operation
from connector.spec.lower.bounds import lower_bounds, lower_options
from connector.spec.lower.destinations import Target, lower_targets
from connector.spec.lower.scope import Scope, optional
from connector.spec.lower.shape import Schema
from connector.spec.node import Node

FITS = {
    "min": ("integer", "number"),
    "max": ("integer", "number"),
    "max_length": ("text",),
    "pattern": ("text", "datetime"),
    "widget": ("text", "json"),
    "options": ("text", "integer", "number", "boolean"),
    "picker": ("text", "integer", "json"),
    "default": ("text", "integer", "number", "boolean", "datetime", "json"),
}
"""Keys that fit some types only."""

CROSSINGS = ("falls_below", "reaches")


def lower_input(node: Node, name: str, operation: Operation | None, scope: Scope) -> Input:
    """An input of an action; without an operation its strategy reads it."""
    kind, many = _kind(node)
    targets: tuple[Target, ...] = ()
    if "to" in node:
        if operation is None:
            scope.error(node["to"], "R321", "there is no operation that the input could go to")
        else:
            targets = lower_targets(node, kind, many, operation, scope)
    return _input(node, name, kind, many, targets, scope)


def check_used(
    node: Node, inputs: Sequence[Input], used: Collection[str], hint: str, scope: Scope
) -> None:
    """Every input of an action with a strategy is sent, or used by the strategy."""
    for item in inputs:
        if not item.destinations and item.name not in used:
            at = node["inputs"][item.name].at_key
            scope.diagnostics.error(at, "R321", f"input {item.name!r} goes nowhere", hint)


def lower_filter(
    node: Node, name: str, event: Schema | None, operation: Operation | None, scope: Scope
) -> Input:
    """An input of a trigger: its filter must lead somewhere in the event, or it is sent along."""
    if "filter" not in node:
        return lower_input(node, name, operation, scope)
    kind, many = _kind(node)
    scope.path(node["filter"], event, node["filter"].value)
    _check_match(node, kind, many, scope)
    return _input(node, name, kind, many, (), scope)


def _check_match(node: Node, kind: str, many: bool, scope: Scope) -> None:
    """Text is found in text; one number is crossed by the change that a poll adds."""
    if "match" not in node:
        return
    crossing = node["match"].value in CROSSINGS
    kinds = ("integer", "number") if crossing else ("text",)
    at = node["match"].at_key
    if kind not in kinds or (crossing and many):
        message = f"match {node['match'].value} does not fit this type"
        scope.diagnostics.error(at, "R313", message, f"it fits {choices(kinds)}")
    elif crossing and node["filter"].value != "change":
        scope.error(node["filter"], "R313", "only a change crosses a number", "filter: change")


def _kind(node: Node) -> tuple[str, bool]:
    kind = node["type"].value
    return (kind[0], True) if isinstance(kind, list) else (kind, False)


def _input(
    node: Node, name: str, kind: Any, many: bool, targets: Sequence[Target], scope: Scope
) -> Input:
    _check_keys(node, kind, many, targets, scope)
    texts = {key: key for key in ("help", "placeholder", "required", "default", "advanced")}
    return Input(
        name=name,
        label=node["label"].value,
        kind=kind,
        many=many,
        options=lower_options(node, kind, many, targets, scope),
        destinations=tuple(target.destination for target in targets),
        **lower_bounds(node, kind, many, targets, scope),
        **optional(node, **texts, widget="widget", picker="picker", filter="filter", match="match"),
    )


def _check_keys(node: Node, kind: str, many: bool, targets: Sequence[Target], scope: Scope) -> None:
    for key, kinds in FITS.items():
        if key in node and kind not in kinds:
            message = f"key {key!r} does not fit type {kind}"
            scope.diagnostics.error(node[key].at_key, "R313", message, f"it fits {choices(kinds)}")
    split = any(target.destination.split for target in targets)
    if "max_items" in node and not many and not split:
        at = node["max_items"].at_key
        scope.diagnostics.error(at, "R313", "key 'max_items' fits lists and split text only")
    if "picker" in node and scope.pickers is not None and node["picker"].value not in scope.pickers:
        scope.unknown(node["picker"], "R305", "picker", scope.pickers)
    if "pattern" in node:
        try:
            re.compile(node["pattern"].value)
        except re.error as problem:
            scope.error(node["pattern"], "R313", f"pattern is no regular expression: {problem}")
