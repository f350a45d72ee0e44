"""Polls see the same events in the same farm: ties, deletions, rows that move between pages."""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import partial
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from connector.model import Trigger
from connector.wire.errors import ApiError
from connector.wire.messages import Request, Response
from tests.core import models
from tests.core.strategies import examples
from tests.implementations import Exchange, Implementation, drive
from tests.implementations.core_ts import CoreTs
from tests.implementations.lockstep import lockstep
from tests.implementations.python import PythonWire

pytestmark = pytest.mark.node

IDS = [1, 2, 3, "4", "five", 6, 7, 8, "__proto__", "constructor"]
STATES = st.sampled_from(["ongoing", "done", "finished", 1, None])
TIMES = st.integers(0, 6)


@dataclass
class Farm:
    """A list, newest first, that changes by one step of its script before every answer."""

    script: list[tuple[Any, Any, int | None]]
    rows: dict[Any, dict[str, Any]]
    iso: bool
    asked: int = 0

    def answer(self, request: Request) -> Response:
        self.change()
        self.asked += 1
        fields = request.query if "p" in request.query else request.body or {}
        number = int(fields.get("p", fields.get("page", 1)))
        size = int(fields.get("n", fields.get("page_size", 1000)))
        rows = sorted(self.rows.values(), key=lambda row: str(row["at"]), reverse=True)
        accepted = (request.body or {}).get("accepted")
        rows = [row for row in rows if accepted is None or row["state"] in accepted]
        page = rows[(number - 1) * size : number * size]
        body = {"status": True, "data": page, "total": len(rows)}
        moment = f"Sun, 06 Nov 1994 08:49:{10 + self.asked % 50} GMT"
        return Response(200, {"date": moment}, json.dumps(body))

    def change(self) -> None:
        if not self.script:
            return
        identity, state, time = self.script.pop(0)
        if time is None:
            self.rows.pop(identity, None)
            return
        at = f"2026-01-01T00:00:0{time}.25Z" if self.iso else time
        self.rows[identity] = {"id": identity, "state": state, "at": at}


changes = st.lists(
    st.tuples(st.sampled_from(IDS), STATES, st.none() | TIMES), min_size=1, max_size=25
)
triggers = st.builds(
    lambda name, paging: models.polling(name.split()[0], paging, **models.POLLS[name]),
    st.sampled_from(sorted(models.POLLS)),
    st.sampled_from(models.PAGINGS),
)


def start_poll(given: tuple[Any, ...], implementation: Implementation) -> Exchange:
    return implementation.poll(*given)


def polled(both: list[Implementation], trigger: Trigger, farm: Farm, only: Any) -> list[Any]:
    """The events of several polls of a changing farm; the state passes through JSON."""
    state: dict[str, Any] | None = None
    events: list[Any] = []
    for _ in range(4):
        given = (trigger, {"only": only}, json.loads(json.dumps(state)))
        kind, result = lockstep(both, partial(start_poll, given), farm.answer)
        if kind == "value":
            state = result.state
            events += result.events
    return events


@examples
@given(
    trigger=triggers,
    script=changes,
    steady=st.integers(0, 12),
    only=st.sampled_from([None, ["done", "1"]]),
)
def test_polls_agree(
    core_ts: CoreTs, trigger: Trigger, script: list[Any], steady: int, only: Any
) -> None:
    assert trigger.poll is not None
    farm = Farm(list(script), {}, iso=trigger.poll.cursor_format == "iso")
    for _ in range(steady):
        farm.change()
    polled([PythonWire(), core_ts], trigger, farm, only)


@pytest.mark.parametrize(
    ("name", "script", "wanted"),
    [
        ("new", [(1, "done", 1), (2, "done", 2)], ["2"]),
        ("changed", [(1, "ongoing", 1), (1, "done", 1)], ["1:784111751:1"]),
        ("changed to", [(1, "ongoing", 1), (1, "done", 1)], ["1:784111751:1"]),
        ("changed to", [(1, "done", 1), (1, "finished", 1), (1, 1, 1)], []),
        ("changed but", [(1, "ongoing", 1), (1, "done", 1), (1, None, 1)], []),
        ("gone", [(1, "done", 1), (1, None, None)], ["1:784111751:1"]),
        ("changed but", [(1, "done", 1), (1, "finished", 1)], ["1:784111751:1"]),
        (
            "reached",
            [(1, "ongoing", 1), (2, "done", 6), (2, "done", 6), (1, "done", 1)],
            ["1:done"],
        ),
    ],
)
def test_the_core_finds_events(
    core_ts: CoreTs, name: str, script: list[Any], wanted: list[str]
) -> None:
    trigger = models.polling(name.split()[0], None, **models.POLLS[name])
    farm = Farm(script, {}, iso=name != "reached")
    assert [event["id"] for event in polled([core_ts], trigger, farm, None)] == wanted


@pytest.mark.parametrize(("oldest", "since", "seen"), [(10, 10_000, 9), (0, 88_000, 1)])
def test_the_first_poll_reads_down_to_what_is_still_open(
    core_ts: CoreTs, oldest: int, since: int, seen: int
) -> None:
    """A time of zero means "not yet" and holds no window open."""
    trigger = models.polling("reached", models.IN_BODY, **models.POLLS["reached"])
    rows = {n: {"id": n, "state": "done", "at": 10 * n} for n in range(1, 10)}
    rows[1] |= {"state": "ongoing", "at": oldest}
    farm = Farm([], rows, iso=False)
    for one in (PythonWire(), core_ts):
        farm.asked = 0
        state = drive(one.poll(trigger, {}, None), farm.answer).state
        assert (state["since"], len(state["seen"]), farm.asked) == (since, seen, 5)


def test_rows_without_identity_are_refused_alike(core_ts: CoreTs) -> None:
    trigger = models.polling("new", None)
    farm = Farm([(None, "done", 1)], {}, iso=True)
    assert polled([PythonWire(), core_ts], trigger, farm, None) == []


def test_an_endless_list_ends(core_ts: CoreTs) -> None:
    exchange = core_ts.poll(models.polling("new", models.IN_QUERY), {}, None)
    numbers = iter(range(2000))

    def answer(request: Request) -> Response:
        number = next(numbers)
        return models.ok(data=[{"id": f"{number}-{row}"} for row in range(3)])

    with pytest.raises(ApiError, match="The list has more than 1000 pages"):
        drive(exchange, answer)
    assert next(numbers) == 1000
