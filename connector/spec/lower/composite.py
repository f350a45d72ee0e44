"""Composite actions: other actions, run in turn, with outputs of earlier ones bound to inputs."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from typing import Any

from connector.diagnostics import near_miss
from connector.model import Action, Input, Output, Step
from connector.spec.lower.action import facts
from connector.spec.lower.scope import Scope, texts
from connector.spec.lower.shape import object_of
from connector.spec.node import Node

Groups = tuple[tuple[str, ...], ...]


def lower_composite(
    node: Node, actions: Mapping[str, Action], unread: Collection[str], scope: Scope
) -> Action | None:
    """An action of steps; None if a step cannot be read, which is reported where it belongs.

    `unread` are names that files with errors may hold.
    """
    steps: list[Step] = []
    for item in node.items("steps"):
        name = item["action"].value
        if name not in actions:
            if name not in unread:
                scope.unknown(item["action"], "R306", "action without steps", actions)
            return None
        steps.append(_step(item, actions[name], steps, scope))
    plans = [step.action.plan for step in steps]
    scopes = {scope for step in steps for scope in step.action.scopes}
    return Action(
        output=_output(steps),
        steps=tuple(steps),
        inputs=_inputs(node, steps, scope),
        one_of=tuple(_groups(steps, "one_of")),
        any_of=tuple(_groups(steps, "any_of")),
        plan=scope.strongest(plans),
        scopes=tuple(sorted(scopes)),
        **facts(node),
    )


def _step(node: Node, action: Action, before: list[Step], scope: Scope) -> Step:
    taken = texts(node, "take")
    bound: dict[str, str] = dict(node.get("bind", {}))
    names = [item.name for item in action.inputs]
    for item in node.items("take"):
        if item.value not in names:
            _no_input(item, item.value, action, names, scope)
    for name, source in node.entries("bind"):
        if name not in names:
            _no_input(source, name, action, names, scope)
        elif name in taken:
            scope.error(source, "R317", f"input {name!r} is taken and bound")
        _check_source(source, before, scope)
    given = {*taken, *bound}
    for missing in (i.name for i in action.inputs if i.required and i.default is None):
        if missing not in given:
            scope.error(
                node, "R317", f"{action.name} requires input {missing!r}", "take or bind it"
            )
    _check_groups(node, action, bound, given, scope)
    return Step(action, node["as"].value, taken, bound or None)


def _no_input(node: Node, name: str, action: Action, names: list[str], scope: Scope) -> None:
    message = f"{action.name} has no input {name!r}"
    scope.error(node, "R315", message, near_miss(name, names))


def _check_source(node: Node, before: list[Step], scope: Scope) -> None:
    """A bound input reads the output of an earlier step, at a path that leads somewhere."""
    name, _, path = node.value.partition(".")
    step = next((step for step in before if step.name == name), None)
    if step is None:
        names = [step.name for step in before]
        message = f"there is no step {name!r} before this one"
        scope.error(node, "R315", message, near_miss(name, names))
        return
    scope.path(node, step.action.output.schema, path)


def _check_groups(
    node: Node, action: Action, bound: Mapping[str, str], given: set[str], scope: Scope
) -> None:
    for group in (*action.one_of, *action.any_of):
        if not given & set(group):
            message = f"{action.name} requires one of {', '.join(group)}"
            scope.error(node, "R317", message, "take or bind it")
    for group in action.one_of:
        if set(bound) & set(group) and len(given & set(group)) > 1:
            message = f"{action.name} takes only one of {', '.join(group)}"
            scope.error(node, "R317", message, "one is bound, so leave the others out")


def _groups(steps: list[Step], kind: str) -> Iterator[tuple[str, ...]]:
    """The groups that a person still has to satisfy: those of which nothing is bound."""
    for step in steps:
        groups: Groups = getattr(step.action, kind)
        for group in groups:
            if not set(step.bind or ()) & set(group):
                yield tuple(name for name in group if name in step.take)


def _inputs(node: Node, steps: list[Step], scope: Scope) -> tuple[Input, ...]:
    inputs: dict[str, Input] = {}
    for step, written in zip(steps, node.items("steps"), strict=True):
        for item in step.action.inputs:
            if item.name not in step.take:
                continue
            if inputs.setdefault(item.name, item).label != item.label:
                message = f"two steps take an input {item.name!r} and mean different things"
                scope.error(written, "R317", message)
    return tuple(inputs.values())


def _output(steps: list[Step]) -> Output:
    """The steps' outputs under their names."""
    schemas: dict[str, Any] = {step.name: step.action.output.schema or {} for step in steps}
    samples: dict[str, Any] = {step.name: step.action.output.sample for step in steps}
    return Output(schema=object_of(schemas, schemas), sample=samples)
