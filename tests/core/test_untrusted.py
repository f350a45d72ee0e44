"""Keys such as `__proto__` are keys like any other; the harness fails any call that pollutes."""

from __future__ import annotations

import json
from typing import Any

import pytest

from connector.model import Input, Output, Trigger
from connector.wire.messages import Response
from tests.core import models
from tests.implementations.core_process import CoreProcess
from tests.implementations.core_ts import CoreTs

pytestmark = pytest.mark.node


@pytest.mark.parametrize("path", ["toString", "constructor.name", "__proto__.toString", "a.length"])
def test_nothing_inherited_is_found(core: CoreProcess, path: str) -> None:
    assert core.call("paths", "lookup", {"a": "text"}, path) is None


@pytest.mark.parametrize("path", ["__proto__.polluted", "constructor.prototype.polluted"])
def test_a_field_can_be_called_anything(core_ts: CoreTs, path: str) -> None:
    operation = models.operation("a/B")
    built = core_ts.core.call("request", "buildRequest", operation, [], {}, {f"body.{path}": 1})
    first, *rest = path.split(".")
    assert list(built["body"]) == [first]
    assert core_ts.core.call("paths", "lookup", built["body"], path) == 1
    assert rest


def test_a_query_can_be_called_anything(core_ts: CoreTs) -> None:
    given = {"path": "a/B", "query": json.loads('{"__proto__": "x", "toString": 1}')}
    request = core_ts.execute(models.CALL, given).request
    assert request is not None
    assert request.query == {"__proto__": "x", "toString": "1"}
    assert core_ts.url_of(request, "https://x", "1") == "https://x/1/a/B?__proto__=x&toString=1"


def test_an_answer_keeps_its_keys(core_ts: CoreTs) -> None:
    action = models.action(
        (),
        Output(coalesce={"__proto__": ("constructor", "x")}),
        operation=models.operation("a/B"),
    )
    exchange = core_ts.execute(action, {})
    exchange.send(Response(200, {}, '{"status": true, "x": {"polluted": 1}, "toString": 2}'))
    assert exchange.output == {"__proto__": {"polluted": 1}, "toString": 2}


def test_an_input_is_not_inherited(core: CoreProcess) -> None:
    inputs = [Input(name="constructor", label="C", kind="text")]
    assert core.call("inputs", "readInputs", inputs, {}) == {}


def test_a_record_can_be_called_anything(core_ts: CoreTs) -> None:
    trigger: Trigger = models.polling("new", None)
    exchange = core_ts.poll(trigger, {}, None)
    exchange.send(models.ok(data=[{"id": "constructor"}]))
    state: dict[str, Any] = exchange.output.state
    again = core_ts.poll(trigger, {}, state)
    again.send(models.ok(data=[{"id": "constructor"}, {"id": "__proto__"}, {"id": "toString"}]))
    assert [event["id"] for event in again.output.events] == ["__proto__", "toString"]
