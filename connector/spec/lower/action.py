"""Actions that run one operation or a named strategy."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from connector.diagnostics import near_miss
from connector.model import Action, Input, Operation, Output, Override
from connector.spec.lower.custom_values import lower_custom_values
from connector.spec.lower.gcode import lower_gcode
from connector.spec.lower.inputs import lower_input
from connector.spec.lower.keep import lower_keep
from connector.spec.lower.limits import lower_limits
from connector.spec.lower.material_tags import lower_material_tags
from connector.spec.lower.output import lower_output
from connector.spec.lower.places import lower_constants
from connector.spec.lower.scope import Scope, optional, texts
from connector.spec.lower.shape import items_of
from connector.spec.lower.wait import lower_wait
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
    read = scope.operation(node["material_tags"]["operation"]) if "material_tags" in node else None
    output = lower_output(node["output"], read or operation, scope)
    inputs = _inputs(node, operation, output, scope) if known else ()
    if operation is not None:
        check_required(node, inputs, operation, scope)
    constants = lower_constants(node, "constants", operation, scope) if operation else None
    gcode = lower_gcode(node, inputs, operation, scope) if "gcode" in node and operation else None
    limits = lower_limits(node["limits"], inputs, scope) if "limits" in node and known else None
    custom = keep = None
    if operation is not None and "custom_values" in node:
        custom = lower_custom_values(node, inputs, operation, scope)
    if operation is not None and "keep" in node:
        keep = lower_keep(node["keep"], inputs, operation, scope)
    action = Action(
        operation=operation,
        output=output,
        inputs=inputs,
        constants=constants,
        one_of=_groups(node, "one_of", inputs, scope) if known else (),
        any_of=_groups(node, "any_of", inputs, scope) if known else (),
        gcode=gcode,
        limits=limits,
        material_tags=lower_material_tags(node, inputs, operation, read, output, scope)
        if operation and read
        else None,
        wait=lower_wait(node, inputs, output, scope) if "wait" in node and known else None,
        custom_values=custom,
        keep=keep,
        **facts(node),
    )
    called = [one for one in (operation, *action.readings) if one is not None]
    return replace(
        action,
        plan=scope.strongest([one.plan for one in called] or ["unstated"]),
        scopes=tuple(sorted({name for one in called for name in one.scopes})),
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
        **optional(node, strategy="strategy", note="note", deprecated="deprecated"),
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


def check_required(
    node: Node, inputs: tuple[Input, ...], operation: Operation, scope: Scope
) -> None:
    """An input that alone feeds what OpenAPI requires cannot be left out, unless it is kept."""
    kept = [name for name, _ in node["keep"].entries("inputs")] if "keep" in node else []
    for item in inputs:
        if item.required or item.default is not None or item.name in kept:
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
