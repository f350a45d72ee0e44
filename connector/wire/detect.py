"""Detecting events: comparing what a poll saw with what the polls before it saw.

What is created and gone, or changed and changed back, between two polls is invisible, and so is
a record that appears with a time older than the window.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from connector.model import Poll
from connector.wire.errors import ApiError
from connector.wire.operators import text_of
from connector.wire.paging import Page
from connector.wire.paths import lookup, place
from connector.wire.timestamps import http_seconds, milliseconds

MAX_MISSES = 3
"""A record that has no time is forgotten after so many polls without it."""

VERSION = 1
State = dict[str, Any]
"""JSON, opaque to callers: {"version": 1, "born": s, "since": ms or null, "seen": {id: [...]}}.

`born` is the server's time at the first poll, `since` the edge of the window, and `seen` holds
[value, ms or null, misses, changes] of every record inside the window. `asked` is what was sent of
the inputs, if anything was.
"""


@dataclass(frozen=True, slots=True)
class Seen:
    """One record as a poll saw it: `time` in milliseconds, `served` in seconds since 1970."""

    id: str
    value: str
    time: int | None
    record: Any
    served: int


def see(how: Poll, page: Page) -> dict[str, Seen]:
    """The records of a page by their identity."""
    headers = page.response.headers if page.response else {}
    served = http_seconds(headers.get("date"))
    found: dict[str, Seen] = {}
    for record in page.records:
        identity = "" if how.single else lookup(record, how.identity)
        if identity is None or not isinstance(record, dict):
            raise ApiError("unexpected", f"A record holds no {how.identity}", 200)
        value = lookup(record, how.field) if how.field else None
        time = milliseconds(lookup(record, how.cursor), how.cursor_format) if how.cursor else None
        key = text_of(identity)
        found[key] = Seen(key, "" if value is None else text_of(value), time, record, served)
    return found


def edge(state: State) -> int | None:
    """How far back a poll has to read, or None to read everything."""
    since: int | None = state["since"]
    return since


def first_edge(how: Poll, found: Mapping[str, Seen], opened: Mapping[str, Seen]) -> int | None:
    """How far back the first poll has to read, so that the next one meets nothing unknown."""
    new = _edge_behind(how, found)
    floor = [seen.time for seen in opened.values() if seen.time is not None]
    return None if new is None else min([new, *floor])


def _edge_behind(how: Poll, found: Mapping[str, Seen]) -> int | None:
    """The edge of a window that ends with the newest record, or None if no record has a time.

    It ends no later than the server's own time: a single record dated years ahead would otherwise
    put every other one outside of the window.
    """
    times = [seen.time for seen in found.values() if seen.time is not None]
    if not times:
        return None
    served = max(seen.served for seen in found.values())
    end = min(max(times), served * 1000) if served else max(times)
    return end - how.look_back * 1000


def event(how: Poll, seen: Seen, state: State) -> dict[str, Any] | None:
    """The event {id, item} that a record makes against what was seen before, or None.

    The id is the same whenever the same poll is repeated from the same state.
    """
    before = state["seen"].get(seen.id)
    if seen.time is not None and state["since"] is not None and seen.time < state["since"]:
        return None
    if how.emit == "new":
        return None if before else {"id": seen.id, "item": seen.record}
    if how.emit == "reached":
        if seen.value not in how.to or (before and before[0] in how.to):
            return None
        return {"id": f"{seen.id}:{how.to[0]}", "item": seen.record}
    if before is None or not _counts(how, before[0], seen.value):
        return None
    change = {"field": how.field, "from": before[0], "to": seen.value}
    event_id = f"{seen.id}:{state['born']}:{before[3] + 1}"
    return {"id": event_id, "item": {**seen.record, "change": change}}


def gone(how: Poll, found: Mapping[str, Seen], state: State) -> list[dict[str, Any]]:
    """The events of records that were seen before and are missing from a whole list.

    Nothing is left to read of them, so an item holds no more than what was remembered.
    """
    events = []
    for key in sorted(state["seen"].keys() - found.keys()):
        value, _, _, changes = state["seen"][key]
        item: dict[str, Any] = {}
        place(item, how.identity, key)
        if how.field is not None:
            place(item, how.field, value)
        events.append({"id": f"{key}:{state['born']}:{changes + 1}", "item": item})
    return events


def _counts(how: Poll, before: str, now: str) -> bool:
    """Whether a field went from one value to another in a way that the poll looks for.

    `to` may hold several spellings of one value, so a turn from one of them to another is none.
    """
    if how.to and (now not in how.to or before in how.to):
        return False
    return before != now and now not in how.not_to


def next_state(
    how: Poll, found: Mapping[str, Seen], state: State | None, *, whole: bool = False
) -> State:
    """What the next poll needs. `whole`: the list was read so that no record can be missing.

    The window's edge moves forward only, and never past a record that is still open. Records that
    were seen before but not now are kept, because a page may have missed them.
    """
    before: Mapping[str, list[Any]] = state["seen"] if state else {}
    since = _next_edge(how, found, state)
    seen: dict[str, list[Any]] = {}
    for key, (value, time, misses, changes) in before.items():
        stays = not whole if how.emit == "gone" else time is not None or misses + 1 < MAX_MISSES
        if key not in found and stays:
            seen[key] = [value, time, misses + 1, changes]
    for item in found.values():
        old = before.get(item.id, [item.value, None, 0, _first_count(item, state)])
        seen[item.id] = [item.value, item.time, 0, old[3] + (old[0] != item.value)]
    inside = {k: v for k, v in seen.items() if v[1] is None or since is None or v[1] >= since}
    born = state["born"] if state else min((s.served for s in found.values()), default=0)
    return {"version": VERSION, "born": born, "since": since, "seen": inside}


def _first_count(item: Seen, state: State | None) -> int:
    """Where a record's count of changes begins: with the seconds since the first poll.

    That is above every earlier count, since a poll counts one change at most. So the changes of a
    record that was forgotten and comes back do not repeat the ids of those before.
    """
    return max(0, item.served - state["born"]) if state else 0


def _next_edge(how: Poll, found: Mapping[str, Seen], state: State | None) -> int | None:
    old: int | None = state["since"] if state else None
    new = _edge_behind(how, found)
    if new is None:
        return old
    if how.open is not None:
        values = how.open.values
        new = min([new, *(s.time for s in found.values() if s.value in values and s.time)])
    return new if old is None else max(old, new)
