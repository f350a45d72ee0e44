"""Polls as Make's triggers: by which time, and in which order."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import Any

from connector.model import Connector
from connector.targets import make


def trigger(connector: Connector, **poll: Any) -> dict[str, Any]:
    """How Make is to poll for jobs, with some of the poll changed."""
    jobs = connector.trigger("jobs.finished")
    assert jobs is not None
    assert jobs.poll is not None
    changed = replace(jobs, poll=replace(jobs.poll, **poll))
    tree = make.emit(replace(connector, triggers=(changed,))).tree
    path = "modules/watch-jobs-finished/watch-jobs-finished.communication.iml.json"
    found: dict[str, Any] = json.loads(tree[path])["response"]["trigger"]
    return found


def test_a_field_that_reached_a_value_goes_by_the_time_of_that(connector: Connector) -> None:
    assert trigger(connector) == {
        "type": "date",
        "order": "unordered",
        "id": "{{item.id}}",
        "date": "{{parseDate(item.endDate, 'YYYY-MM-DDTHH:mm:ssZ')}}",
    }


def test_new_records_of_a_sorted_list_come_newest_first(connector: Connector) -> None:
    new = trigger(connector, emit="new", field=None, to=(), reached_at=None, open=None)
    assert (new["order"], new["date"][2:28]) == ("desc", "parseDate(item.startDate, ")


def test_seconds_since_1970_are_read_as_such(connector: Connector) -> None:
    new = trigger(connector, emit="new", reached_at=None, cursor_format="epoch", order="any")
    assert new["date"] == "{{parseDate(item.startDate, 'X')}}"
    assert new["order"] == "unordered"
