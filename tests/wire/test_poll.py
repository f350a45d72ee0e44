"""Polling a list that changes under it: nothing missed, nothing twice, nothing that did not happen.

A state machine creates, settles, hides and deletes rows, also between the pages of one poll, lets
records arrive late and calls fail. It demands what the documents promise: a poll that nothing
disturbs finds everything inside the window, and what a disturbed one overlooks comes later.
"""

from __future__ import annotations

import json
from dataclasses import dataclass, replace
from typing import Any

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule

from connector.model import Open, Operation, Paging, Poll, Trigger
from connector.wire.errors import ApiError
from connector.wire.messages import Request, Response
from connector.wire.poll import Polled, poll

LOOK_BACK = 20
PAGE = 2
COUNTED = Paging("body", "page", "page_size", PAGE, pages="pages", total="total")
UNCOUNTED = Paging("body", "page", "page_size", PAGE, pages="pages")


@dataclass(frozen=True)
class Row:
    id: int
    at: int
    state: str = "ongoing"
    hidden: bool = False


Change = tuple[str, int]
"""What happens to the list, and a number that says to which row or how much."""

changes = st.tuples(
    st.sampled_from(["create", "late", "finish", "fail", "delete", "hide", "flip", "wait"]),
    st.integers(0, 15),
)


class Farm:
    """A list of jobs, newest first, as a backend would page it."""

    def __init__(self) -> None:
        self.now = 1_000_000
        self.all: dict[int, Row] = {}
        self.newest = 0

    @property
    def rows(self) -> dict[int, Row]:
        return {row.id: row for row in self.all.values() if not row.hidden}

    def change(self, change: Change) -> None:
        kind, number = change
        if kind == "wait":
            self.now += number
        elif kind == "create":
            self.add(self.now)
        elif kind == "late":
            self.add(max(self.now - number, self.newest - LOOK_BACK))
        elif self.all:
            self.touch(kind, list(self.all.values())[number % len(self.all)])

    def add(self, at: int) -> None:
        self.newest = max(self.newest, at)
        number = len(self.all) + 1
        self.all[number] = Row(number, at)

    def touch(self, kind: str, row: Row) -> None:
        if kind == "delete":
            self.all[row.id] = replace(row, hidden=True, state="deleted")
        elif kind == "hide" and row.state != "deleted":
            self.all[row.id] = replace(row, hidden=not row.hidden)
        elif kind == "flip" and row.state != "deleted":
            state = "done" if row.state == "ongoing" else "ongoing"
            self.all[row.id] = replace(row, state=state)
        elif row.state == "ongoing":
            state = {"finish": "done", "fail": "failed"}.get(kind, row.state)
            self.all[row.id] = replace(row, state=state)

    def answer(self, request: Request) -> Response:
        body = request.body or {}
        self.now += 1
        rows = sorted(self.rows.values(), key=lambda row: (-row.at, -row.id))
        rows = [row for row in rows if row.state in body.get("states", [row.state])]
        start = (body["page"] - 1) * PAGE
        shown = [{"id": row.id, "at": row.at, "state": row.state} for row in rows]
        answer = {
            "data": shown[start : start + PAGE],
            "total": len(rows),
            "pages": -(-len(rows) // PAGE),
        }
        moment = f"{self.now // 3600 % 24:02d}:{self.now // 60 % 60:02d}:{self.now % 60:02d}"
        return Response(200, {"date": f"Sun, 06 Nov 1994 {moment} GMT"}, json.dumps(answer))


def trigger(paging: Paging, **how: Any) -> Trigger:
    operation = Operation("jobs", "POST", "api", "jobs/Get", paging=paging)
    rows = Poll(operation, ("data",), "id", look_back=LOOK_BACK, **how)
    return Trigger("jobs.seen", "Seen", "Sees.", "polling", "Job", poll=rows)


def timed(paging: Paging, **how: Any) -> Trigger:
    return trigger(paging, cursor="at", cursor_format="epoch", order="newest_first", **how)


NEW = timed(COUNTED, emit="new")
FINISHED = timed(
    UNCOUNTED,
    emit="reached",
    field="state",
    to=("done",),
    open=Open(("ongoing",), {"body.states": ["ongoing"]}),
)
CHANGED = trigger(COUNTED, emit="changed", field="state")
GONE = trigger(UNCOUNTED, emit="gone", field="state")


@dataclass
class Watched:
    """What was true during one poll: the rows that stood still, and every state that was seen."""

    steady: dict[int, Row]
    states: dict[int, set[str]]
    quiet: bool = True

    def look(self, farm: Farm) -> None:
        self.quiet = False
        rows = farm.rows
        self.steady = {i: row for i, row in self.steady.items() if rows.get(i) == row}
        for row in rows.values():
            self.states.setdefault(row.id, set()).add(row.state)


class PollingMachine(RuleBasedStateMachine):
    """Polls one trigger of a farm; `judge` says what a poll had to find."""

    trigger: Trigger
    kinds = {"create", "late", "finish", "fail", "delete", "wait"}

    def __init__(self) -> None:
        super().__init__()
        self.farm = Farm()
        self.state: dict[str, Any] | None = None
        self.emitted: list[str] = []

    @initialize(first=st.lists(changes, max_size=8))
    def begin(self, first: list[Change]) -> None:
        for change in first:
            self.change(change)

    @rule(change=changes)
    def change_something(self, change: Change) -> None:
        self.change(change)

    def change(self, change: Change) -> None:
        if change[0] in self.kinds:
            self.farm.change(change)

    @rule()
    def poll_in_peace(self) -> None:
        self.poll([], None)

    @rule(
        meanwhile=st.lists(st.lists(changes, max_size=2), max_size=8),
        fails_at=st.none() | st.integers(0, 4),
    )
    def poll(self, meanwhile: list[list[Change]], fails_at: int | None) -> None:
        """One poll. The list changes after each answer, and a call may fail."""
        rows = self.farm.rows
        watched = Watched(rows, {row.id: {row.state} for row in rows.values()})
        exchange = poll(self.trigger, {}, json.loads(json.dumps(self.state)))
        asked = 0
        try:
            request = next(exchange)
            while True:
                if asked == fails_at:
                    exchange.throw(ApiError("server", "down", 500))
                response = self.farm.answer(request)
                for change in meanwhile[asked] if asked < len(meanwhile) else []:
                    self.change(change)
                    watched.look(self.farm)
                asked += 1
                request = exchange.send(response)
        except ApiError:
            return
        except StopIteration as stop:
            polled: Polled = stop.value
        first, self.state = self.state is None, json.loads(json.dumps(polled.state))
        self.emitted += [event["id"] for event in polled.events]
        assert not (first and polled.events), "the first poll emits nothing"
        self.judge(first, watched, polled.events)

    def judge(self, first: bool, watched: Watched, events: list[dict[str, Any]]) -> None:
        raise NotImplementedError

    @invariant()
    def no_event_comes_twice(self) -> None:
        assert len(self.emitted) == len(set(self.emitted))

    def teardown(self) -> None:
        """What polls overlooked while they were disturbed has to come in peace."""
        if self.state is not None:
            self.poll([], None)


class NewRows(PollingMachine):
    trigger = NEW

    def judge(self, first: bool, watched: Watched, events: list[dict[str, Any]]) -> None:
        if first:
            self.old, self.stock = set(watched.states), set(watched.steady)
        assert not {int(event["id"]) for event in events} & self.stock, "was there before"
        if watched.quiet:
            missed = set(watched.steady) - self.old - set(map(int, self.emitted))
            assert not missed, f"missed {missed}"


class FinishedJobs(PollingMachine):
    trigger = FINISHED

    def judge(self, first: bool, watched: Watched, events: list[dict[str, Any]]) -> None:
        done = {row.id for row in watched.steady.values() if row.state == "done"}
        if first:
            self.old = {i for i, states in watched.states.items() if states != {"ongoing"}}
            self.stock = done
        ids = {event["item"]["id"] for event in events}
        assert not ids & self.stock, "had finished before the first poll"
        assert all("done" in watched.states[i] for i in ids), "did not finish"
        if watched.quiet:
            missed = {f"{i}:done" for i in done - self.old} - set(self.emitted)
            assert not missed, f"missed {missed}"


UNSEEN = "unseen"


class ChangedRows(PollingMachine):
    """`known` holds every state that the polls so far may have kept of a row."""

    trigger = CHANGED
    kinds = {"create", "delete", "hide", "flip", "wait"}

    def __init__(self) -> None:
        super().__init__()
        self.known: dict[int, set[str]] = {}

    def judge(self, first: bool, watched: Watched, events: list[dict[str, Any]]) -> None:
        found = {event["item"]["id"]: event["item"]["change"] for event in events}
        for identity, change in found.items():
            assert change["from"] != change["to"]
            assert change["from"] in self.known[identity]
            assert change["to"] in watched.states[identity]
        for identity, row in watched.steady.items() if watched.quiet else ():
            if not {row.state, UNSEEN} & self.known.get(identity, {UNSEEN}):
                assert identity in found, f"missed the change of {identity}"
        for identity in self.farm.all:
            states = watched.states.get(identity, {UNSEEN})
            if not (watched.quiet and identity in watched.steady):
                states = states | self.known.get(identity, {UNSEEN})
            self.known[identity] = states


class GoneRows(PollingMachine):
    """`known` holds the rows that the polls so far may have seen, `due` those that they did."""

    trigger = GONE
    kinds = {"create", "late", "delete", "hide", "flip", "wait"}

    def __init__(self) -> None:
        super().__init__()
        self.known: set[int] = set()
        self.due: set[int] = set()

    def judge(self, first: bool, watched: Watched, events: list[dict[str, Any]]) -> None:
        ids = {int(event["item"]["id"]) for event in events}
        assert not ids & watched.steady.keys(), "is still there"
        assert ids <= self.known, "was never seen"
        if watched.quiet:
            missed = self.due - watched.steady.keys() - ids
            assert not missed, f"missed {missed}"
            self.due = set(watched.steady)
        self.due -= ids
        self.known |= watched.states.keys()


def take(farm: Farm, state: Any, watched: Trigger, after: dict[int, Change]) -> Polled:
    """One poll; `after` holds what happens to the list after which request, from 1."""
    exchange = poll(watched, {}, state)
    asked = 0
    try:
        request = next(exchange)
        while True:
            response = farm.answer(request)
            asked += 1
            if asked in after:
                farm.change(after[asked])
            request = exchange.send(response)
    except StopIteration as stop:
        polled: Polled = stop.value
        return polled


def farm_of(*times: int) -> Farm:
    farm = Farm()
    for time in times:
        farm.add(time)
    return farm


def test_a_running_job_that_slips_between_pages_is_not_lost() -> None:
    """Row 1 runs. Row 4 is deleted once its page was read, so row 1 moves up to that page."""
    farm = farm_of(1_000_000, 1_000_010, 1_000_020, 1_000_030, 1_000_500)
    for number in (2, 3, 4, 5):
        farm.touch("fail", farm.all[number])
    state = take(farm, None, FINISHED, {}).state
    state = take(farm, state, FINISHED, {2: ("delete", 2)}).state
    farm.touch("finish", farm.all[1])
    assert [event["id"] for event in take(farm, state, FINISHED, {}).events] == ["1:done"]


def test_a_row_that_was_away_for_long_makes_no_event_id_twice() -> None:
    farm = farm_of(1_000_000)
    state = take(farm, None, CHANGED, {}).state
    ids: list[str] = []
    for kind in ("flip", "hide", "wait", "wait", "hide", "wait", "flip"):
        farm.touch(kind, farm.all[1])
        polled = take(farm, state, CHANGED, {})
        state = polled.state
        ids += [event["id"] for event in polled.events]
    assert len(ids) == len(set(ids)) == 2


def test_a_row_dated_years_ahead_hides_no_other_one() -> None:
    farm = Farm()
    farm.now = 784_111_740  # the day of its Date header
    farm.add(farm.now)
    farm.add(farm.now + 1_000_000_000)
    state = take(farm, None, NEW, {}).state
    farm.add(farm.now)
    assert [event["id"] for event in take(farm, state, NEW, {}).events] == ["3"]


def test_a_turn_to_a_value_is_told_each_time_and_others_are_not() -> None:
    farm = farm_of(1_000_000)
    watched = trigger(COUNTED, emit="changed", field="state", to=("done",))
    state = take(farm, None, watched, {}).state
    found: list[list[str]] = []
    for _ in range(4):
        farm.touch("flip", farm.all[1])
        polled = take(farm, state, watched, {})
        state = polled.state
        found.append([event["item"]["change"]["to"] for event in polled.events])
    assert found == [["done"], [], ["done"], []]


def test_a_turn_to_anything_else_is_told() -> None:
    farm = farm_of(1_000_000, 1_000_001)
    watched = trigger(COUNTED, emit="changed", field="state", not_to=("done",))
    state = take(farm, None, watched, {}).state
    farm.touch("finish", farm.all[1])
    farm.touch("fail", farm.all[2])
    events = take(farm, state, watched, {}).events
    assert [event["item"]["id"] for event in events] == [2]


TestNewRows = NewRows.TestCase
TestFinishedJobs = FinishedJobs.TestCase


def test_a_row_that_is_gone_is_told_once_with_what_was_remembered() -> None:
    farm = farm_of(1_000_000, 1_000_001)
    state = take(farm, None, GONE, {}).state
    farm.touch("delete", farm.all[1])
    polled = take(farm, state, GONE, {})
    assert [event["item"] for event in polled.events] == [{"id": "1", "state": "ongoing"}]
    assert take(farm, polled.state, GONE, {}).events == []


def test_a_list_that_never_stands_still_tells_of_nothing_gone() -> None:
    """In each of three walks a row moves; the poll after them finds what is gone."""
    farm = farm_of(*range(1_000_000, 1_000_006))
    state = take(farm, None, GONE, {}).state
    farm.touch("delete", farm.all[1])
    restless = dict.fromkeys(range(1, 30), ("create", 0))
    polled = take(farm, state, GONE, restless)
    assert polled.events == []
    later = take(farm, polled.state, GONE, {})
    assert [event["item"]["id"] for event in later.events] == ["1"]


TestChangedRows = ChangedRows.TestCase
TestGoneRows = GoneRows.TestCase
quick = settings(
    max_examples=100, stateful_step_count=20, deadline=None, database=None, derandomize=True
)
"""The same farms on every run; raise the number by hand to search further."""
TestNewRows.settings = TestFinishedJobs.settings = TestChangedRows.settings = quick
