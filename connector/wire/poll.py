"""Polling: from a list, read again and again, to events.

The time used is the records' own, never a local clock. Each poll looks back over a window, keeps
what it saw in it, and compares. State changes only when a poll succeeds as a whole. What is
created and gone, or changed and changed back, between two polls is invisible.
"""

from __future__ import annotations

from collections.abc import Generator, Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from connector.model import Output, Poll, Trigger
from connector.wire.errors import ApiError
from connector.wire.filters import passes
from connector.wire.inputs import read_inputs
from connector.wire.messages import Request, Response
from connector.wire.operators import text_of
from connector.wire.paging import read_page
from connector.wire.paths import lookup
from connector.wire.request import build_request
from connector.wire.timestamps import milliseconds

MAX_PAGES = 1000
MAX_WALKS = 3
MAX_MISSES = 3
"""A record that has no time is forgotten after so many polls without it."""

State = dict[str, Any]
"""JSON: {"since": ms or null, "seen": {id: [value, ms or null, misses]}}. Opaque to callers."""


@dataclass(frozen=True, slots=True)
class Seen:
    """One record as this poll saw it; `time` is in milliseconds since 1970."""

    id: str
    value: str
    time: int | None
    record: Any


@dataclass(frozen=True, slots=True)
class Polled:
    """Events, oldest first, as {id, item}, and the state to pass to the next poll."""

    events: list[dict[str, Any]]
    state: State


Walk = Generator[Request, Response, dict[str, Seen]]


def poll(
    trigger: Trigger, given: Mapping[str, Any], state: State | None
) -> Generator[Request, Response, Polled]:
    """Check the inputs now, and return the exchange of one poll.

    The first poll (state None) takes stock and emits nothing.
    """
    values = read_inputs(trigger.inputs, given)
    return _poll(trigger, values, state)


def _poll(
    trigger: Trigger, values: Mapping[str, Any], state: State | None
) -> Generator[Request, Response, Polled]:
    assert trigger.poll is not None
    how = trigger.poll
    found: dict[str, Seen] = {}
    if state is None and how.open is not None:
        found |= yield from _walk(how, how.open.where, None)
    since = state["since"] if state else None
    found |= yield from _read(how, since, first_run=state is None)
    if state is None:
        return Polled([], _next_state(how, found, {}))
    events = [
        event
        for seen in sorted(found.values(), key=lambda s: (s.time or 0, s.id))
        if (event := _event(how, seen, state)) and passes(trigger.inputs, values, event["item"])
    ]
    return Polled(events, _next_state(how, found, state["seen"]))


def _read(how: Poll, since: int | None, first_run: bool) -> Walk:
    """Walk the window; walk again while records kept moving between pages, at most three times."""
    found: dict[str, Seen] = {}
    for _ in range(MAX_WALKS):
        walked, pages, moved = yield from _walk_pages(how, how.constants, since, first_run)
        unseen = bool(found) and any(key not in found for key in walked)
        found |= walked
        if pages == 1 or not (moved or unseen):
            break
    return found


def _walk(how: Poll, where: Mapping[str, Any], since: int | None) -> Walk:
    constants = {**(how.constants or {}), **where}
    walked, _, _ = yield from _walk_pages(how, constants, since, first_run=False)
    return walked


def _walk_pages(
    how: Poll, constants: Mapping[str, Any] | None, since: int | None, first_run: bool
) -> Generator[Request, Response, tuple[dict[str, Seen], int, bool]]:
    """Read pages down to the window's edge: what was seen, how many pages, and if rows moved.

    A first run on a list that is newest first needs no more than its first page. After several
    pages the first is read again: a row that is new there, or another total, means that rows moved.
    """
    request = build_request(how.operation, constants=constants)
    output = Output(keys=how.records, many=True)
    found: dict[str, Seen] = {}
    totals: set[Any] = set()
    for number in range(1, MAX_PAGES + 1):
        page = yield from read_page(how.operation, request, output, number)
        seen = [_seen(how, record) for record in page.records]
        found |= {item.id: item for item in seen}
        totals.add(page.total)
        if page.last or (how.order == "newest_first" and _past(seen, since, first_run)):
            break
    else:
        raise ApiError("unexpected", f"The list has more than {MAX_PAGES} pages", 200)
    if number == 1:
        return found, 1, False
    again = yield from read_page(how.operation, request, output, 1)
    head = [_seen(how, record) for record in again.records]
    moved = len(totals | {again.total}) > 1 or any(item.id not in found for item in head)
    return found | {item.id: item for item in head}, number, moved


def _past(seen: Iterable[Seen], since: int | None, first_run: bool) -> bool:
    if first_run:
        return True
    times = [item.time for item in seen if item.time is not None]
    return since is not None and bool(times) and min(times) < since


def _seen(how: Poll, record: Any) -> Seen:
    identity = lookup(record, how.identity)
    if identity is None:
        raise ApiError("unexpected", f"A record holds no {how.identity}", 200)
    value = lookup(record, how.field) if how.field else ""
    time = milliseconds(lookup(record, how.cursor), how.cursor_format) if how.cursor else None
    return Seen(text_of(identity), "" if value is None else text_of(value), time, record)


def _event(how: Poll, seen: Seen, state: State) -> dict[str, Any] | None:
    """The event that a record makes against what was seen before, or None."""
    before = state["seen"].get(seen.id)
    if seen.time is not None and state["since"] is not None and seen.time < state["since"]:
        return None
    if how.emit == "new":
        return None if before else {"id": seen.id, "item": seen.record}
    if how.emit == "reached":
        if seen.value not in how.to or (before and before[0] in how.to):
            return None
        return {"id": f"{seen.id}:{how.to[0]}", "item": seen.record}
    if before is None or before[0] == seen.value:
        return None
    change = {"field": how.field, "from": before[0], "to": seen.value}
    count = before[3] + 1
    return {"id": f"{seen.id}:{count}", "item": {**seen.record, "change": change}}


def _next_state(how: Poll, found: Mapping[str, Seen], before: Mapping[str, list[Any]]) -> State:
    """What the next poll needs: the window's new edge, and what was seen inside it.

    The edge never passes a record that is still open, and records that were seen before but not
    now are kept for a while, because a page may have missed them.
    """
    times = [item.time for item in found.values() if item.time is not None]
    since = max(times) - how.look_back * 1000 if times else None
    if since is not None and how.open is not None:
        still = [
            s.time for s in found.values() if s.value in how.open.values and s.time is not None
        ]
        since = min([since, *still])
    seen: dict[str, list[Any]] = {}
    for key, (value, time, misses, count) in before.items():
        if key not in found and misses + 1 < MAX_MISSES:
            seen[key] = [value, time, misses + 1, count]
    for item in found.values():
        count = before[item.id][3] if item.id in before else 0
        changed = item.id in before and before[item.id][0] != item.value
        seen[item.id] = [item.value, item.time, 0, count + changed]
    inside = {k: v for k, v in seen.items() if v[1] is None or since is None or v[1] >= since}
    return {"since": since, "seen": dict(sorted(inside.items()))}
