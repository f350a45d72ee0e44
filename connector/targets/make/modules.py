"""Actions as modules: actions, searches, composites, and the universal module.

Imports model and this package.
"""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from connector.model import Action, Connector, Input
from connector.targets.make import iml
from connector.targets.make.answers import (
    has_envelope,
    shaped,
    shaped_item,
    valid_list,
    valid_with,
    value_at,
    verdict,
)
from connector.targets.make.bodies import ANY, assembled, fed
from connector.targets.make.checks import checks
from connector.targets.make.component import Component, connections_of
from connector.targets.make.downloads import download
from connector.targets.make.errors import errors, search_errors
from connector.targets.make.fields import LIMIT, parameters_of
from connector.targets.make.filters import passes
from connector.targets.make.interface import of_output
from connector.targets.make.names import TARGET, label_of, module_id, shown
from connector.targets.make.requests import Data, first_page, has_more, paged, request_of
from connector.targets.make.steps import composite
from connector.targets.make.universal import universal
from connector.targets.make.uploads import upload
from connector.targets.overrides import description_of

PAGE = "if(parameters.limit, min(parameters.limit, {max}), {max})"


def modules_of(connector: Connector) -> list[Component]:
    return [_module(connector, action) for action in connector.actions]


def _module(connector: Connector, action: Action) -> Component:
    if action.strategy == "call":
        return universal(action, module_id(action), label_of(action))
    interface, sample = of_output(action.output)
    steps = [step.action for step in action.steps]
    files = {
        "communication": _communication(connector, action),
        "staticParams": [],
        "mappableParams": parameters_of(action.inputs),
        "interface": interface,
        "samples": sample,
        "scope": list(action.scopes),
    }
    about = {
        "label": shown(label_of(action)),
        "description": shown(description_of(action, TARGET)),
        "moduleType": "search" if action.output.many else "action",
        "actionCrud": None if action.output.many or action.effect != "read" else "read",
        **connections_of(*(one.operation for one in (steps or [action]))),
    }
    return Component("module", module_id(action), about, files)


def _communication(connector: Connector, action: Action) -> Any:
    before = checks(action)
    requests = composite(connector, action) if action.steps else _requests(connector, action)
    return [*before, *requests] if before or len(requests) > 1 else requests[0]


def _requests(connector: Connector, action: Action) -> list[Data]:
    """The request, behind what puts its body together."""
    assert action.operation is not None
    if action.strategy == "upload":
        return [upload(connector, action)]
    inputs: tuple[Input, ...] = action.inputs
    request = request_of(connector, action.operation, inputs, action.constants)
    *before, request = assembled(request, _sure(action))
    if action.output.binary:
        return [*before, request | {"response": download(action)}]
    if action.output.many:
        return [*before, _list(action, request)]
    response: Data = {}
    needed = [value_at(action.output, action.operation)] if action.output.keys else []
    if needed or not has_envelope(action.operation):
        response["valid"] = valid_with(*needed, good=verdict(action.operation))
    if action.effect in ("read", "idempotent"):
        response["error"] = errors(action.effect)
    output = shaped(action.output, action.operation)
    return [*before, request | {"response": {**response, "output": output}}]


def _sure(action: Action) -> set[str]:
    """What goes into the body whatever a person leaves away: of a group at least one goes."""
    sure = fed(action.inputs, action.constants)
    bodies = {i.name: fed([replace(i, required=True)]) for i in action.inputs}
    groups = (*action.one_of, *action.any_of)
    if any(all(bodies.get(name) for name in group) for group in groups):
        sure.add(ANY)
    if action.operation is not None and action.operation.paging is not None:
        sure.add(ANY)
    return sure


def _list(action: Action, request: Data) -> Data:
    assert action.operation is not None
    records = value_at(action.output, action.operation)
    paging = action.operation.paging
    size = PAGE.format(max=paging.max) if paging else ""
    response = {
        "valid": valid_list(action.operation, action.output.keys),
        "error": errors(action.effect),
        "limit": iml.template(iml.path("parameters", LIMIT)),
        "iterate": iml.template(records),
        "output": shaped_item(action.output),
    }
    condition = passes(action.inputs, "item")
    if condition == "true":
        return {**paged(action.operation, request, records, size), "response": response}
    response["iterate"] = {"container": iml.template(records), "condition": iml.template(condition)}
    if paging is not None:
        # Make reads no page after one of which nothing is kept, so what is found there is missed.
        more = has_more(action.operation, records)
        response["valid"] = valid_list(action.operation, action.output.keys, unless=more)
        response["error"] = search_errors(more)
    return {**first_page(action.operation, request), "response": response}
