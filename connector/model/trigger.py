"""Triggers: what starts a flow, by webhook or by polling."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Literal

from connector.model.action import Input
from connector.model.operation import Operation

TriggerKind = Literal["webhook", "polling"]
Emit = Literal["new", "changed", "reached", "gone"]
CursorFormat = Literal["iso", "epoch"]
Order = Literal["newest_first", "any"]


@dataclass(frozen=True, slots=True)
class Open:
    """Records that may still change although they are older than the window.

    `values` are the values of the poll's `field` that mean "not settled yet"; `where` are request
    constants ("place.key" to value) that list exactly those, used once to find them on a first run.
    """

    values: tuple[str, ...]
    where: dict[str, Any]


@dataclass(frozen=True, slots=True)
class Poll:
    """How a list becomes events. All paths are dotted; `look_back` is in seconds.

    emit=new: an unseen identity. emit=changed: `field` differs from what was seen, and if there
    are `to` and `not_to`, it is now one of `to` without having been, and none of `not_to`.
    emit=reached: `field` became one of `to`, at the time that the record holds at `reached_at`.
    A record reaches a value once; what can happen to it again and again is a change.
    `single`: there is one record, at `records` or the whole answer, and `identity` is empty.
    emit=gone: a record that was seen is missing from the whole list, which can have no cursor. The
    event holds its identity and what `field` was, both as text.
    """

    operation: Operation
    records: tuple[str, ...]
    identity: str
    emit: Emit
    single: bool = False
    order: Order = "any"
    cursor: str | None = None
    cursor_format: CursorFormat = "iso"
    field: str | None = None
    to: tuple[str, ...] = ()
    not_to: tuple[str, ...] = ()
    reached_at: str | None = None
    open: Open | None = None
    look_back: int = 120
    constants: dict[str, Any] | None = None


@dataclass(frozen=True, slots=True)
class Trigger:
    """One trigger; exactly one of `event` (webhook) and `poll` is set."""

    name: str
    title: str
    description: str
    kind: TriggerKind
    group: str
    event: str | None = None
    poll: Poll | None = None
    inputs: tuple[Input, ...] = ()
    twin: str | None = None
    schema: dict[str, Any] | None = None
    sample: Any = None
    note: str = ""
    plan: str = "unstated"
    scopes: tuple[str, ...] = ()
    aliases: tuple[str, ...] = ()
