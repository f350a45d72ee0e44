"""Polling: reading a list again and again, as far back as the window reaches.

The time used is the records' own, never a local clock. State changes only when a poll succeeds as
a whole: any error leaves the caller with the state it had. `detect` turns what was read into
events.
"""

from __future__ import annotations

from collections.abc import Callable, Generator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from connector.model import Input, Output, Poll, Trigger
from connector.wire.detect import (
    Seen,
    State,
    edge,
    event,
    first_edge,
    gone,
    next_state,
    see,
)
from connector.wire.errors import ApiError
from connector.wire.filters import passes
from connector.wire.inputs import read_inputs
from connector.wire.json_text import write_json
from connector.wire.messages import Request, Response
from connector.wire.paging import read_one, read_page
from connector.wire.request import build_request

MAX_PAGES = 1000
MAX_WALKS = 3


@dataclass(frozen=True, slots=True)
class Polled:
    """Events, oldest first, as {id, item}, and the state to pass to the next poll."""

    events: list[dict[str, Any]]
    state: State


@dataclass(frozen=True, slots=True)
class Walk:
    """What one walk over the pages saw.

    `moved` means that rows moved between pages meanwhile. Without a total that may be so although
    nothing shows it, and then the walk is not `sure`; without a time a later poll makes up for it,
    unless what is missing counts.
    """

    found: dict[str, Seen]
    moved: bool
    sure: bool


@dataclass(frozen=True, slots=True)
class Reading:
    """What all walks saw, and whether the last one left no doubt that it is the whole list."""

    found: dict[str, Seen]
    whole: bool


Polling = Generator[Request, Response, Polled]
Walking = Generator[Request, Response, Walk]
Reach = Callable[[Mapping[str, Seen]], int | None]
"""For what was found so far: how far back to read, in milliseconds, or None for everything."""


def poll(trigger: Trigger, given: Mapping[str, Any], state: State | None) -> Polling:
    """Check the inputs now, and return the exchange of one poll.

    The first poll (state None) takes stock and emits nothing, and so does the first one after an
    input changed that is sent along, since it reads another list.
    """
    values = read_inputs(trigger.inputs, given)
    assert trigger.poll is not None
    asked = _asked(trigger.inputs, values)
    if state is None or state.get("asked", "") != asked:
        return _take_stock(trigger, values, asked)
    return _compare(trigger, values, state, asked)


def _asked(inputs: Sequence[Input], values: Mapping[str, Any]) -> str:
    """What is sent of the inputs, as text."""
    sent = [item.name for item in inputs if item.destinations and item.name in values]
    asked = {name: values[name] for name in sent}
    return write_json(asked) if asked else ""


def _take_stock(trigger: Trigger, values: Mapping[str, Any], asked: str) -> Polling:
    how = _poll_of(trigger)
    found: dict[str, Seen] = {}
    if how.open is not None:
        where = {**(how.constants or {}), **how.open.where}
        opening = build_request(how.operation, trigger.inputs, values, where)
        found |= (yield from _read(how, opening, lambda _: None)).found
    opened = dict(found)
    request = build_request(how.operation, trigger.inputs, values, how.constants)
    found |= (yield from _read(how, request, lambda seen: first_edge(how, seen, opened))).found
    return Polled([], _marked(next_state(how, found, None), asked))


def _compare(trigger: Trigger, values: Mapping[str, Any], state: State, asked: str) -> Polling:
    how = _poll_of(trigger)
    request = build_request(how.operation, trigger.inputs, values, how.constants)
    reading = yield from _read(how, request, lambda _: edge(state))
    found = reading.found
    if how.emit == "gone":
        made = gone(how, found, state) if reading.whole else []
    else:
        ordered = sorted(found.values(), key=lambda s: (s.time or 0, s.id))
        made = [one for seen in ordered if (one := event(how, seen, state))]
    events = [one for one in made if passes(trigger.inputs, values, one["item"])]
    return Polled(events, _marked(next_state(how, found, state, whole=reading.whole), asked))


def _poll_of(trigger: Trigger) -> Poll:
    assert trigger.poll is not None
    return trigger.poll


def _marked(state: State, asked: str) -> State:
    return {**state, "asked": asked} if asked else state


def _read(how: Poll, request: Request, reach: Reach) -> Generator[Request, Response, Reading]:
    """Walk the window, at most three times: until no row moved or, unsure, none was new."""
    found: dict[str, Seen] = {}
    for _ in range(MAX_WALKS):
        walk = yield from _walk(how, request, reach)
        is_new = walk.found.keys() - found.keys()
        found |= walk.found
        if not walk.moved and (walk.sure or not is_new):
            return Reading(found, whole=True)
    return Reading(found, whole=False)


def _walk(how: Poll, request: Request, reach: Reach) -> Walking:
    """Read pages down to the edge that `reach` names for what was found (None: all pages).

    After several pages the first is read again: a row that is new there, or another total, means
    that rows moved, and one may have slipped from a page not yet read to one already read.
    """
    output = Output(keys=how.records, many=not how.single)
    if how.single:
        only = yield from read_one(how.operation, request, output)
        return Walk(see(how, only), moved=False, sure=True)
    found: dict[str, Seen] = {}
    totals: set[Any] = set()
    for number in range(1, MAX_PAGES + 1):
        page = yield from read_page(how.operation, request, output, number)
        seen = see(how, page)
        found |= seen
        totals.add(page.total)
        if page.last or _past(how, seen, reach(found)):
            break
    else:
        raise ApiError("unexpected", f"The list has more than {MAX_PAGES} pages", 200)
    if number == 1:
        return Walk(found, moved=False, sure=True)
    again = yield from read_page(how.operation, request, output, 1)
    head = see(how, again)
    moved = len(totals | {again.total}) > 1 or any(key not in found for key in head)
    sure = how.emit != "gone" and (again.total is not None or how.cursor is None)
    return Walk(found | head, moved, sure)


def _past(how: Poll, page: Mapping[str, Seen], limit: int | None) -> bool:
    """Whether a page of a list that is newest first reaches beyond the edge of the window."""
    times = [seen.time for seen in page.values() if seen.time is not None]
    return how.order == "newest_first" and limit is not None and bool(times) and min(times) < limit
