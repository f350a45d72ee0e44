"""Inputs as fields of Zapier's editor."""

from __future__ import annotations

from typing import Any

import pytest

from connector.model import Input, Option
from connector.targets.zapier.fields import form


def field(**given: Any) -> dict[str, Any]:
    item = Input(**{"name": "extra", "label": "Extra thing", "kind": "text", **given})
    (made,) = form([item], {"printers": "printers_list.id"})["inputFields"]
    found: dict[str, Any] = made
    return found


@pytest.mark.parametrize(
    ("given", "kind"),
    [
        ({}, "string"),
        ({"widget": "multiline"}, "text"),
        ({"widget": "code"}, "code"),
        ({"kind": "json"}, "code"),
        ({"kind": "integer"}, "integer"),
        ({"kind": "number"}, "number"),
        ({"kind": "boolean"}, "boolean"),
        ({"kind": "datetime"}, "datetime"),
        ({"kind": "file"}, "file"),
        ({"kind": "integer", "options": (Option(1, "One"),)}, "string"),
        ({"kind": "integer", "picker": "printers"}, "integer"),
    ],
)
def test_each_kind_of_input_has_its_kind_of_field(given: dict[str, Any], kind: str) -> None:
    assert field(**given)["type"] == kind


def test_choices_are_text_with_labels() -> None:
    made = field(kind="integer", options=(Option(1, "Print failed"), Option(2, "")), default=1)
    assert made["choices"] == [
        {"value": "1", "sample": "1", "label": "Print Failed"},
        {"value": "2", "sample": "2", "label": "2"},
    ]
    assert made["default"] == "1"


def test_units_stay_in_lower_case() -> None:
    made = field(kind="number", options=(Option(1.75, "1.75 mm"),))
    assert made["choices"] == [{"value": "1.75", "sample": "1.75", "label": "1.75 mm"}]


def test_a_picked_value_comes_from_a_hidden_trigger_or_a_search() -> None:
    made = field(kind="integer", picker="printers")
    assert made["dynamic"] == "choose_printers.id.name"
    assert made["search"] == "printers_list.id"


def test_a_list_is_picked_but_not_searched() -> None:
    made = field(kind="integer", picker="printers", many=True)
    assert made["list"] is True
    assert "search" not in made


def test_a_boolean_default_is_written_as_zapier_reads_it() -> None:
    assert field(kind="boolean", default=True)["default"] == "true"
    assert field(kind="boolean", default=False)["default"] == "false"


def test_the_limit_of_a_list_has_a_default_and_one_that_is_sent_has_none() -> None:
    assert field(name="limit", kind="integer")["default"] == "50"
    assert "default" not in field(name="offset", kind="integer")


def test_required_fields_come_first_and_advanced_ones_in_a_group() -> None:
    inputs = [
        Input("one", "One", "text", advanced=True),
        Input("two", "Two", "text", required=True),
    ]
    made = form(inputs, {})
    assert [item["key"] for item in made["inputFields"]] == ["two", "one"]
    assert made["inputFieldGroups"] == [{"key": "advanced", "label": "Advanced"}]
    assert made["inputFields"][1]["group"] == "advanced"


def test_an_action_without_inputs_has_no_form() -> None:
    assert form([], {}) == {}
