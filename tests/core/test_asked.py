"""A poll whose inputs are sent along, and one of a single record, in both languages."""

from __future__ import annotations

from typing import Any

import pytest

from connector.model import Destination, Input, Poll, Trigger
from connector.wire.messages import Request
from tests.core import models
from tests.implementations import Implementation, drive
from tests.implementations.core_ts import CoreTs
from tests.implementations.python import PythonWire

pytestmark = pytest.mark.node

ROOM = Input("room", "Room", "integer", destinations=(Destination("query", "room"),))
STATE = Input("state", "State", "text", filter="state")


@pytest.fixture(scope="module", params=["python", "core_ts"])
def implementation(request: pytest.FixtureRequest) -> Implementation:
    if request.param == "python":
        return PythonWire()
    core: CoreTs = request.getfixturevalue("core_ts")
    return core


def trigger(poll: Poll) -> Trigger:
    return Trigger("lamps.added", "T", "D.", "polling", "Lamps", poll=poll, inputs=(ROOM, STATE))


LIST = trigger(Poll(models.operation("lamps/Get"), ("data",), "id", "new"))
ONE = trigger(Poll(models.operation("lamps/Get"), (), "", "changed", single=True, field="count"))


def look(
    implementation: Implementation, about: Trigger, given: Any, state: Any, **answer: Any
) -> tuple[list[Any], Any]:
    asked: list[Request] = []

    def respond(request: Request) -> Any:
        asked.append(request)
        return models.ok(**answer)

    polled = drive(implementation.poll(about, given, state), respond)
    assert [one.query for one in asked] == [{"room": str(given["room"])}]
    return polled.events, polled.state


def test_another_list_is_taken_stock_of(implementation: Implementation) -> None:
    lamps = [{"id": 1, "state": "on"}]
    _, state = look(implementation, LIST, {"room": 1}, None, data=lamps)
    lamps.append({"id": 2, "state": "on"})
    events, state = look(implementation, LIST, {"room": 1}, state, data=lamps)
    assert [one["id"] for one in events] == ["2"]
    others = [{"id": 3, "state": "on"}, {"id": 4, "state": "on"}]
    events, state = look(implementation, LIST, {"room": 2}, state, data=others)
    assert events == []
    others.append({"id": 5, "state": "on"})
    events, _ = look(implementation, LIST, {"room": 2, "state": "on"}, state, data=others)
    assert [one["id"] for one in events] == ["5"]


def test_one_record_changes(implementation: Implementation) -> None:
    _, state = look(implementation, ONE, {"room": 1}, None, count=3)
    events, state = look(implementation, ONE, {"room": 1}, state, count=3)
    assert events == []
    events, _ = look(implementation, ONE, {"room": 1}, state, count=4)
    change = {"field": "count", "from": "3", "to": "4"}
    assert [one["item"] for one in events] == [{"count": 4, "change": change}]
