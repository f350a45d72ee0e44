"""Outputs and events as Zapier shows them before anything ran."""

from __future__ import annotations

from typing import Any

import pytest

from connector.model import Operation, Output, Poll, Trigger
from connector.targets.zapier.outputs import event_output, shown


def fields(schema: dict[str, Any]) -> dict[str, Any]:
    made = shown(Output(schema={"type": "object", "properties": schema}))
    return {field.pop("key"): field for field in made.get("outputFields", ())}


@pytest.mark.parametrize(
    ("schema", "kind"),
    [
        ({"type": "string"}, "string"),
        ({"type": "string", "format": "date-time"}, "datetime"),
        ({"type": ["integer", "null"]}, "integer"),
        ({"anyOf": [{"type": "boolean"}, {"enum": [0, 1]}]}, "boolean"),
        ({"const": "job.done"}, "string"),
    ],
)
def test_each_kind_of_value_has_its_type(schema: dict[str, Any], kind: str) -> None:
    assert fields({"value": schema}) == {"value": {"label": "Value", "type": kind}}


def test_what_is_inside_of_an_object_is_reached_by_its_path() -> None:
    inner = {"type": "object", "properties": {"name": {"type": "string"}}}
    either = {"anyOf": [{"type": "null"}, inner]}
    assert fields({"printer": either}) == {
        "printer__name": {"label": "Printer Name", "type": "string"}
    }


def test_lists_of_plain_values_are_lists_and_others_are_left_to_the_sample() -> None:
    found = fields(
        {
            "tools": {"type": "array", "items": {"type": "number"}},
            "lines": {"type": "array", "items": {"type": "object", "properties": {}}},
        }
    )
    assert found == {"tools": {"label": "Tools", "type": "number", "list": True}}


def test_a_sample_is_one_record_without_what_is_often_missing() -> None:
    sample = [{"id": 1, "note": None, "job": {"layer": None}}, {"id": 2}]
    assert shown(Output(many=True, sample=sample))["sample"] == {"id": 1, "job": {}}


def test_a_list_that_comes_of_a_change_is_part_of_one_object() -> None:
    schema = {"items": {"properties": {"id": {"type": "integer"}}}}
    made = shown(Output(many=True, schema=schema, sample=[{"id": 1}, {"id": 2}]), as_records=False)
    assert made["sample"] == {"items": [{"id": 1}]}
    assert made["outputFields"] == [{"key": "items[]id", "label": "ID", "type": "integer"}]


def test_where_nothing_is_known_there_is_a_sample_all_the_same() -> None:
    assert shown(Output())["sample"] == {"message": "Done"}
    assert shown(Output(binary=True))["sample"].keys() == {"file"}


def poll(**given: Any) -> dict[str, Any]:
    operation = Operation("list", "GET", "api", "list")
    how = Poll(operation, ("data",), "id", **{"emit": "new", **given})
    trigger = Trigger("a.b", "T", "D.", "polling", "G", poll=how, sample={"id": 1, "state": "on"})
    return event_output(trigger)


def test_events_of_a_poll_are_told_apart_by_a_field_of_their_own() -> None:
    made = poll()
    assert made["outputFields"][0]["key"] == "event_id"
    assert made["outputFields"][0]["primary"] is True
    assert made["sample"] == {"id": 1, "state": "on", "event_id": "1"}


def test_the_sample_of_a_state_that_was_reached_has_that_state() -> None:
    assert poll(emit="reached", field="state", to=("done",))["sample"]["state"] == "done"
