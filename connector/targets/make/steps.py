"""Composites: one request after another. What was done is kept in `temp`, and told by the error of
a later step. Imports model and this package."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from connector.model import Action, Connector, Input, Step
from connector.targets.make import iml
from connector.targets.make.answers import shaped, valid_with, value_at
from connector.targets.make.bodies import assembled, fed
from connector.targets.make.errors import errors
from connector.targets.make.requests import Data, request_of
from connector.targets.make.uploads import upload


def composite(connector: Connector, action: Action) -> list[Data]:
    """The requests of all steps; the last one's output is that of all."""
    requests = []
    for number, step in enumerate(action.steps):
        request = _request(connector, step)
        response = request["response"]
        output = response.pop("output")
        done = _done(action.steps[: number + 1])
        valid = _valid(step, action.steps[number + 1 :])
        if done:
            response["error"] = errors(action.effect, done)
        if number + 1 < len(action.steps):
            response |= {"valid": valid, "temp": {step.name: output}}
        else:
            kept = {one.name: iml.template(f"temp.{one.name}") for one in action.steps[:number]}
            response["output"] = {**kept, step.name: output}
        bound = [replace(one, required=True) for one in step.action.inputs if _is_bound(one, step)]
        sure = fed([*step.action.inputs, *bound], step.action.constants)
        requests += assembled(request, sure)
    return requests


def _request(connector: Connector, step: Step) -> Data:
    action = step.action
    assert action.operation is not None
    if action.strategy == "upload":
        return upload(connector, action)
    bound = {name: iml.path("temp", path) for name, path in (step.bind or {}).items()}
    taken = [item for item in action.inputs if item.name in step.take or item.name in bound]
    request = request_of(connector, action.operation, taken, action.constants, bound)
    response: Data = {}
    if action.output.keys:
        response["valid"] = valid_with(value_at(action.output, action.operation))
    return request | {"response": {**response, "output": shaped(action.output, action.operation)}}


def _valid(step: Step, later: Sequence[Step]) -> Any:
    """That an answer holds whatever later steps are bound to."""
    assert step.action.operation is not None
    whole = value_at(step.action.output, step.action.operation)
    paths = [path for one in later for path in (one.bind or {}).values()]
    needed = [path.partition(".")[2] for path in paths if path.partition(".")[0] == step.name]
    return valid_with(*(iml.within(whole, path) for path in needed if path))


def _is_bound(item: Input, step: Step) -> bool:
    return item.name in (step.bind or {})


def _done(steps: Sequence[Step]) -> str:
    """What the steps before the last of these have done, by what it is bound to."""
    bound = (steps[-1].bind or {}).values()
    parts = [f"{path} {iml.template(iml.path('temp', path))}" for path in bound]
    return f" (done before: {', '.join(parts)})" if parts else ""
