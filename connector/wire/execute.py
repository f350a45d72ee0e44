"""Running an action: a generator that yields requests and is sent their answers.

Nothing here sends anything. A runner drives the generator over HTTP, a test over canned answers,
and core.ts does the same in TypeScript.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from functools import partial
from typing import Any

from connector.model import Action
from connector.wire.custom_values import typed_values
from connector.wire.errors import ApiError, InputError
from connector.wire.filters import passes
from connector.wire.gcode import lines_of
from connector.wire.inputs import read_inputs
from connector.wire.keep import kept_values
from connector.wire.limits import keep_limits
from connector.wire.material_tags import check_materials, tag_materials
from connector.wire.messages import Exchange, Request
from connector.wire.operators import text_of
from connector.wire.paging import read_list
from connector.wire.paths import lookup
from connector.wire.request import build_request
from connector.wire.response import read_answer, shape
from connector.wire.upload import PART_SIZE, upload
from connector.wire.wait import wait


def execute(action: Action, given: Mapping[str, Any], part_size: int = PART_SIZE) -> Exchange:
    """Check the inputs now (raises InputError), and return the exchange that runs the action."""
    values = read_inputs(action.inputs, given, action.one_of, action.any_of)
    check_materials(action, values)
    return _run(action, values, part_size)


def _run(action: Action, values: Mapping[str, Any], part_size: int) -> Exchange:
    if action.steps:
        return (yield from _run_steps(action, values, part_size))
    if action.strategy == "call":
        response = yield _any_request(action, values)
        return read_answer(response)
    if action.strategy == "upload":
        return (yield from upload(action, values, part_size))
    if action.wait is not None:
        return (yield from wait(action, action.wait, values))
    if action.material_tags is not None:
        return (yield from tag_materials(action, action.material_tags, values))
    if action.keep is not None:
        values = yield from kept_values(action, action.keep, values)
    if action.limits is not None:
        yield from keep_limits(action.limits, values)
    assert action.operation is not None
    constants = action.constants
    if action.custom_values is not None:
        typed = yield from typed_values(action.custom_values, values)
        constants = {**(constants or {}), action.custom_values.to: typed}
    if action.gcode is not None:
        constants = {**(constants or {}), action.gcode.to: lines_of(action.gcode.lines, values)}
    request = build_request(action.operation, action.inputs, values, constants, action.effect)
    if action.output.binary:
        return (yield from _download(request))
    if action.output.many:
        filtered = any(item.filter is not None for item in action.inputs)
        keeps = partial(passes, action.inputs, values) if filtered else None
        limit = values.get("limit")
        return (yield from read_list(action.operation, request, action.output, limit, keeps))
    response = yield request
    return shape(action.output, read_answer(response))


def _any_request(action: Action, values: Mapping[str, Any]) -> Request:
    """The request of the escape hatch: what the inputs say, whatever it is."""
    fields = values.get("query", {})
    if not isinstance(fields, dict):
        raise InputError(["query: takes a JSON object, not a list"])
    query = {key: _query_text(value) for key, value in fields.items() if value is not None}
    return Request(
        method=values["method"],
        host="api",
        path=values["path"].lstrip("/"),
        query=query,
        body=values.get("body"),
        effect=action.effect,
    )


def _query_text(value: Any) -> str:
    """A list is comma separated, which is how the backend takes lists of ids in the query."""
    return ",".join(map(text_of, value)) if isinstance(value, list) else text_of(value)


def _download(request: Request) -> Exchange:
    response = yield replace(request, expects="file")
    if response.file is None:
        read_answer(response)
        raise ApiError("unexpected", "The answer holds no file", response.status)
    return {"file": response.file}


def _run_steps(action: Action, values: Mapping[str, Any], part_size: int) -> Exchange:
    """Run the steps in turn. A failure carries what the earlier ones had done.

    Inputs were checked before the first step, so a later one can only miss what was bound.
    """
    done: dict[str, Any] = {}
    for step in action.steps:
        given = {name: values[name] for name in step.take if name in values}
        for name, path in (step.bind or {}).items():
            given[name] = lookup(done, path)
        try:
            done[step.name] = yield from execute(step.action, given, part_size)
            continue
        except ApiError as error:
            failure = error
        except InputError as error:
            if not done:
                raise
            failure = ApiError("unexpected", f"The answer before {step.name} does not do: {error}")
        failure.done = dict(done)
        raise failure
    return done
