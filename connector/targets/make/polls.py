"""Polling triggers. Make keeps the time of the newest record by itself and hands on what is later.

So a poll has to tell when its event happened: a new record by its cursor, a field that reached a
value by the time of that. Imports model and this package.
"""

from __future__ import annotations

from typing import Any

from connector.model import Connector, Poll, Trigger
from connector.targets.make import iml
from connector.targets.make.answers import valid_list
from connector.targets.make.component import Component, connections_of
from connector.targets.make.errors import errors
from connector.targets.make.fields import parameters_of
from connector.targets.make.filters import passes
from connector.targets.make.interface import interface_of
from connector.targets.make.names import module_id, shown, watch_label
from connector.targets.make.requests import Data, paged, request_of

FORMATS = {"iso": "YYYY-MM-DDTHH:mm:ssZ", "epoch": "X"}
EPOCH_ROWS = 300
_LABELS = ("filename", "name", "title", "label")


def polls_of(connector: Connector) -> list[Component]:
    polls = [(trigger, trigger.poll) for trigger in connector.triggers if trigger.poll is not None]
    return [_module(connector, trigger, poll) for trigger, poll in polls]


def moment_of(poll: Poll) -> tuple[str, str] | None:
    """The path of the time at which an event happened, and its format; None if there is none."""
    if poll.emit == "reached" and poll.reached_at is not None:
        return poll.reached_at, FORMATS["iso"]
    if poll.emit == "new" and poll.cursor is not None:
        return poll.cursor, FORMATS[poll.cursor_format]
    return None


def _module(connector: Connector, trigger: Trigger, poll: Poll) -> Component:
    sample = trigger.sample if isinstance(trigger.sample, dict) else {}
    interface = interface_of(trigger.schema, sample)
    files: dict[str, Any] = {
        "communication": _communication(connector, trigger, poll),
        "epoch": {"response": {"limit": EPOCH_ROWS, "output": _start(poll, interface)}},
        "staticParams": parameters_of(trigger.inputs, is_trigger=True),
        "interface": interface,
        "samples": sample,
        "scope": list(trigger.scopes),
    }
    about = {
        "label": shown(watch_label(trigger, connector.triggers)),
        "description": shown(f"{trigger.description} {trigger.note}".strip()),
        "moduleType": "trigger",
        "actionCrud": None,
        **connections_of(poll.operation),
    }
    return Component("module", module_id(trigger), about, files)


def _communication(connector: Connector, trigger: Trigger, poll: Poll) -> Data:
    records = iml.first_of([iml.path("body", key) for key in poll.records])
    request = request_of(connector, poll.operation, constants=poll.constants)
    size = str(poll.operation.paging.max) if poll.operation.paging else ""
    return {
        **paged(poll.operation, request, records, size),
        "response": {
            "valid": valid_list(poll.operation, poll.records),
            "error": errors("read"),
            "limit": "{{parameters.limit}}",
            "iterate": {
                "container": iml.template(records),
                "condition": iml.template(_condition(trigger, poll)),
            },
            "output": "{{item}}",
            "trigger": {
                "type": "date",
                "order": _order(poll),
                "id": iml.template(iml.path("item", poll.identity)),
                "date": _date(poll),
            },
        },
    }


def _order(poll: Poll) -> str:
    """Newest first only if the list is sorted by the very time that counts; else all is read."""
    moment = moment_of(poll)
    is_sorted = poll.order == "newest_first" and moment is not None and moment[0] == poll.cursor
    return "desc" if is_sorted else "unordered"


def _condition(trigger: Trigger, poll: Poll) -> str:
    moment = moment_of(poll)
    assert moment is not None
    # What has no time cannot be compared; Make would stop at it.
    is_dated = f"ifempty({iml.path('item', moment[0])}, false)"
    filters = passes(trigger.inputs, "item")
    filters = is_dated if filters == "true" else iml.both(is_dated, filters)
    if poll.emit != "reached" or poll.field is None:
        return filters
    field = iml.path("item", poll.field)
    reached = "false"
    for value in reversed(poll.to):
        test = f"{field} = {iml.string(value)}"
        reached = test if reached == "false" else iml.either(test, reached)
    return iml.both(reached, filters)


def _date(poll: Poll) -> str:
    moment = moment_of(poll)
    assert moment is not None
    path, form = moment
    return iml.template(f"parseDate({iml.path('item', path)}, {iml.string(form)})")


def _start(poll: Poll, interface: list[dict[str, Any]]) -> Data:
    """One row of the panel in which a person chooses where to start."""
    names = [field["name"] for field in interface if field["type"] == "text"]
    label = next((name for name in _LABELS if name in names), poll.identity)
    return {"label": iml.template(iml.path("item", label)), "date": _date(poll)}
