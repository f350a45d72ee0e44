"""Every parameter that OpenAPI requires is fed, else no call ever succeeds."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from connector.model import Connector, Input, Operation
from connector.spec.lint.context import Context, Finding, finding
from connector.spec.node import Node

CODE = "L405"


def check(context: Context) -> Iterator[Finding]:
    for node, action in context.actions:
        if action.operation is not None:
            at = node["operation"]
            written = [one.to for one in (action.gcode, action.custom_values) if one is not None]
            fed = _fed(action.inputs, [*(action.constants or ()), *written])
            yield from _unfed(node, at, action.operation, fed)
        if action.material_tags is not None:
            at = node["material_tags"]["operation"]
            given = action.material_tags.given
            yield from _unfed(node, at, action.material_tags.operation, _fed((), given))
        if action.limits is not None:
            at = node["limits"]["operation"]
            yield from _unfed(node, at, action.limits.operation, _fed((), action.limits.given))
        for key, before in (("limits", action.limits), ("keep", action.keep)):
            if before is not None:
                at = node[key]["operation"]
                yield from _unfed(node, at, before.operation, _fed((), before.given))
    for node, trigger in context.triggers:
        if trigger.poll is not None:
            fed = _fed(trigger.inputs, trigger.poll.constants)
            yield from _unfed(node, node["poll"]["operation"], trigger.poll.operation, fed)
    if context.connector is None or context.home is None:
        return
    for picker in context.connector.pickers:
        at = context.home["pickers"][picker.name]["operation"]
        fed = _fed((), picker.constants) | set(picker.needs or ())
        yield from _unfed(context.home, at, picker.operation, fed)
    yield from _lists_without_their_inputs(context, context.connector)


def _lists_without_their_inputs(context: Context, connector: Connector) -> Iterator[Finding]:
    """What a list depends on is chosen from a list itself, wherever the list is used."""
    needs = {picker.name: picker.needs or {} for picker in connector.pickers}
    for node, owner in context.items():
        chosen = {item.name for item in owner.inputs if item.picker}
        for item in owner.inputs:
            for place, needed in needs.get(item.picker or "", {}).items():
                if needed not in chosen:
                    message = f"nothing feeds {place} of picker {item.picker!r}"
                    hint = f"add an input {needed!r} that has a picker"
                    yield finding(CODE, node, message, hint, of=place)


def _fed(inputs: Iterable[Input], constants: Iterable[str] | None) -> set[str]:
    sent = {f"{to.place}.{to.key}" for item in inputs for to in item.destinations}
    return sent | set(constants or ())


def _unfed(node: Node, at: Node, operation: Operation, fed: set[str]) -> Iterator[Finding]:
    paging = operation.paging
    turned = {f"{paging.place}.{paging.page}", f"{paging.place}.{paging.size}"} if paging else set()
    for parameter in operation.parameters:
        name = f"{parameter.place}.{parameter.key}"
        if not parameter.required or name in turned:
            continue
        if not any(name == one or one.startswith(f"{name}.") for one in _reach(name, fed)):
            message = f"nothing feeds {name}, which {operation.id} requires"
            yield finding(CODE, node, message, "add an input or a constant", at=at.at, of=name)


def _reach(name: str, fed: set[str]) -> set[str]:
    """What is fed, and the name itself if one of the objects around it is fed as a whole."""
    return fed | {name} if any(name.startswith(f"{one}.") for one in fed) else fed
