"""Actions that run one operation or a named strategy."""

from __future__ import annotations

from typing import Any

from connector.diagnostics import near_miss
from connector.model import Action, Input, Operation, Output, Override
from connector.spec.lower.inputs import lower_input
from connector.spec.lower.output import lower_output
from connector.spec.lower.places import lower_constants
from connector.spec.lower.scope import Scope, optional, texts
from connector.spec.lower.shape import items_of
from connector.spec.node import Node

LIMIT = Input(
    name="limit",
    label="Limit",
    kind="integer",
    help="Max number of results to return",
    minimum=1,
)
"""The input that every action of many records has."""


def lower_action(node: Node, scope: Scope) -> Action:
    """An action without steps."""
    operation = scope.operation(node["operation"]) if "operation" in node else None
    known = operation is not None or "operation" not in node
    output = lower_output(node["output"], operation, scope)
    inputs = _inputs(node, operation, output, scope) if known else ()
    if operation is not None:
        _check_required(node, inputs, operation, scope)
    constants = lower_constants(node, "constants", operation, scope) if operation else None
    return Action(
        operation=operation,
        output=output,
        inputs=inputs,
        constants=constants,
        one_of=_groups(node, "one_of", inputs, scope) if known else (),
        any_of=_groups(node, "any_of", inputs, scope) if known else (),
        plan=operation.plan if operation else "unstated",
        scopes=operation.scopes if operation else (),
        **facts(node),
    )


def facts(node: Node) -> dict[str, Any]:
    """The fields that every action states in so many words."""
    overrides = {name: Override(**target.value) for name, target in node.entries("targets")}
    return {
        "name": node["action"].value,
        "title": node["title"].value,
        "description": node["description"].value,
        "effect": node["effect"].value,
        "aliases": texts(node, "aliases"),
        "targets": overrides or None,
        **optional(node, strategy="strategy", note="note"),
    }


def _inputs(
    node: Node, operation: Operation | None, output: Output, scope: Scope
) -> tuple[Input, ...]:
    inputs = []
    for name, item in node.entries("inputs"):
        inputs.append(lower_input(item, name, operation, scope))
        if "filter" in item:
            _check_filter(node, item, output, scope)
        elif "to" not in item and "strategy" not in node:
            scope.error(item, "R321", f"input {name!r} goes nowhere", "say where with 'to'")
    if not node["output"].get("many"):
        return tuple(inputs)
    if "limit" in node.get("inputs", ()):
        at = node["inputs"]["limit"].at_key
        hint = "'many' adds an input of that name"
        scope.diagnostics.error(at, "R320", "input 'limit' is reserved", hint)
    return (*inputs, LIMIT)


def _check_filter(node: Node, item: Node, output: Output, scope: Scope) -> None:
    """A filter leads somewhere in a record of the list that the action returns."""
    if not output.many or "strategy" in node:
        at = item["filter"].at_key
        hint = "say where the input goes with 'to'"
        scope.diagnostics.error(at, "R313", "key 'filter' fits triggers and lists only", hint)
        return
    record = items_of(output.schema) if output.schema is not None else None
    scope.path(item["filter"], record, item["filter"].value)


def _check_required(
    node: Node, inputs: tuple[Input, ...], operation: Operation, scope: Scope
) -> None:
    """An input that alone feeds what OpenAPI requires cannot be left out."""
    for item in inputs:
        if item.required or item.default is not None:
            continue
        for to in item.destinations:
            parameter = operation.parameter(to.place, to.key)
            if parameter is not None and parameter.required:
                at = node["inputs"][item.name].at_key
                message = f"input {item.name!r} can be left out, {to.place}.{to.key} cannot"
                scope.diagnostics.error(at, "R316", message, "add 'required: true'")


def _groups(
    node: Node, key: str, inputs: tuple[Input, ...], scope: Scope
) -> tuple[tuple[str, ...], ...]:
    names = [item.name for item in inputs]
    for group in node.items(key):
        for member in group:
            if member.value not in names:
                message = f"there is no input {member.value!r}"
                scope.error(member, "R315", message, near_miss(member.value, names))
    return tuple(tuple(group) for group in node.get(key, ()))
