"""Actions as modules: actions, searches, composites, and the universal module.

Imports model and this package.
"""

from __future__ import annotations

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
from connector.targets.make.checks import checks
from connector.targets.make.component import Component, connections_of
from connector.targets.make.downloads import download
from connector.targets.make.errors import errors
from connector.targets.make.fields import LIMIT, parameters_of
from connector.targets.make.interface import of_output
from connector.targets.make.names import TARGET, label_of, module_id, shown
from connector.targets.make.requests import Data, paged, request_of
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
    """The request; before it, its body is put together if it may come out empty.

    An empty body is none: the backend is sent what a person would send who leaves it away.
    """
    request = _request(connector, action)
    if action.output.many or not isinstance(request.get("body"), dict) or _has_body(action):
        return [request]
    some = iml.template(f"if(length(keys(temp.body)) > 0, temp.body, {iml.NOTHING})")
    made = {"temp": {"body": request["body"]}, "response": {"valid": True}}
    return [made, {**request, "body": some}]


def _has_body(action: Action) -> bool:
    """Whether something goes into the body whatever a person leaves away."""
    if action.constants or action.operation is None or action.strategy is not None:
        return True
    fed = {i.name: i for i in action.inputs if any(d.place == "body" for d in i.destinations)}
    groups = (*action.one_of, *action.any_of)
    is_chosen = any(all(name in fed for name in group) for group in groups)
    return is_chosen or any(item.required for item in fed.values())


def _request(connector: Connector, action: Action) -> Data:
    assert action.operation is not None
    if action.strategy == "upload":
        return upload(connector, action)
    inputs: tuple[Input, ...] = action.inputs
    request = request_of(connector, action.operation, inputs, action.constants)
    if action.output.binary:
        return request | {"response": download(action)}
    if action.output.many:
        return _list(action, request)
    response: Data = {}
    needed = [value_at(action.output, action.operation)] if action.output.keys else []
    if needed or not has_envelope(action.operation):
        response["valid"] = valid_with(*needed, good=verdict(action.operation))
    if action.effect in ("read", "idempotent"):
        response["error"] = errors(action.effect)
    return request | {"response": {**response, "output": shaped(action.output, action.operation)}}


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
    return {**paged(action.operation, request, records, size), "response": response}
