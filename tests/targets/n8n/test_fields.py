"""How an input is shown, for the kinds that need a choice; the yardstick shows the rest."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Any

import pytest

from connector.model import (
    Action,
    Destination,
    Input,
    Operation,
    Option,
    Output,
    Picker,
)
from connector.targets.n8n.fields import property_of
from connector.targets.n8n.operations import emit_actions, resource_title, versions

BEDS = Picker(
    name="beds",
    title="Bed",
    operation=Operation("bedsGet", "GET", "api", "beds/Get"),
    records=("beds",),
    value="id",
    label="name",
)
PICKERS = {"beds": BEDS}


def shown(**given: Any) -> dict[str, Any]:
    return property_of(Input(**{"name": "bed", "label": "Bed", "kind": "text", **given}), PICKERS)


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        ({}, {"type": "string", "default": ""}),
        ({"default": "x"}, {"type": "string", "default": "x"}),
        ({"widget": "code"}, {"type": "string", "typeOptions": {"rows": 6}}),
        ({"many": True}, {"type": "string", "hint": "Several values are comma-separated"}),
        (
            {"kind": "boolean", "help": "Do it"},
            {"default": False, "description": "Whether to do it"},
        ),
        ({"kind": "integer", "minimum": 3}, {"default": 3, "typeOptions": {"minValue": 3}}),
        ({"kind": "number", "default": 2.5, "maximum": 9}, {"default": 2.5}),
        ({"kind": "datetime"}, {"type": "dateTime", "default": ""}),
        ({"kind": "json", "required": True}, {"type": "json", "default": ""}),
        ({"kind": "file"}, {"displayName": "Input Binary Field", "default": "data"}),
        ({"picker": "beds"}, {"type": "resourceLocator"}),
        (
            {"picker": "beds", "many": True, "label": "Beds", "help": "Only these"},
            {"displayName": "Bed Names or IDs", "type": "multiOptions", "hint": "Only these"},
        ),
        ({"placeholder": "x"}, {"placeholder": "e.g. x"}),
        ({"kind": "json", "placeholder": '{"id": 1}'}, {"hint": 'For example {"id": 1}'}),
        ({"name": "bed_color"}, {"type": "color", "default": ""}),
        ({"name": "secret"}, {"type": "string", "typeOptions": {"password": True}}),
        (
            {"picker": "beds", "many": True, "label": "Visible to"},
            {"displayName": "Visible to Bed Names or IDs"},
        ),
        (
            {"picker": "beds", "many": True, "label": "Beds to leave out"},
            {"displayName": "Beds to Leave Out Names or IDs"},
        ),
    ],
)
def test_an_input_is_shown_by_its_kind(given: dict[str, Any], expected: dict[str, Any]) -> None:
    assert shown(**given).items() >= expected.items()


def test_options_are_sorted_and_the_first_is_the_default() -> None:
    found = shown(kind="integer", options=(Option(2, "warm"), Option(1, "cold")))
    assert found["options"] == [{"name": "Cold", "value": 1}, {"name": "Warm", "value": 2}]
    assert found["default"] == 1


def test_only_ids_that_are_numbers_are_checked_by_the_editor() -> None:
    assert "validation" in shown(picker="beds", kind="integer")["modes"][1]
    assert "validation" not in shown(picker="beds")["modes"][1]


def properties(*inputs: Input, one_of: tuple[tuple[str, ...], ...] = ()) -> str:
    action = Action(
        "beds.heat", "Heat", "Heats.", "physical", Output(), inputs=inputs, one_of=one_of
    )
    return emitted(action)


def emitted(*actions: Action) -> str:
    text = emit_actions(actions, PICKERS)["beds.ts"]
    return text.partition("export const properties")[2]


def switch(**destination: Any) -> Input:
    return Input("all", "All", "boolean", destinations=(Destination("body", "all", **destination),))


def test_one_of_several_stands_alone_if_each_can_be_left_empty() -> None:
    bed = Input("bed", "Bed", "text", picker="beds")
    group = (("bed", "all"),)
    assert "additionalFields" not in properties(bed, switch(map={"true": 1}), one_of=group)


@pytest.mark.parametrize("other", [switch(), Input("all", "All", "integer")])
def test_else_it_is_an_additional_field(other: Input) -> None:
    """A switch that is off and a number that is zero would count as given."""
    bed = Input("bed", "Bed", "text", picker="beds")
    found = properties(bed, other, one_of=(("bed", "all"),))
    assert found.index("additionalFields") < found.index("name: 'bed'")


def get(name: str, title: str, **output: Any) -> Action:
    return Action(f"beds.{name}", title, "Tells.", "read", Output(**output))


def test_under_its_resource_an_operation_is_called_by_its_verb_alone() -> None:
    found = emitted(
        get("get", "Get bed"),
        get("list", "Get many beds", many=True),
        get("list_old", "Get many old beds", many=True),
    )
    for name in ("Get", "Get Many", "Get Many Old Beds"):
        assert f"name: '{name}'," in found


def test_a_resource_is_written_as_in_the_titles_of_its_actions() -> None:
    actions = [get("get", "Get G-code of AutoPrint")]
    assert resource_title("gcode_macros", actions) == "G-Code Macro"
    assert resource_title("autoprint", actions) == "AutoPrint"
    assert resource_title("school_classes", actions) == "School Class"


ADDRESSES = {
    "https://farm.example.com/panel/beds/42": "42",
    "https://farm.example.com/panel/7/beds/42": "42",
    " https://farm.example.com/panel/7/beds/42/edit?tab=1#top ": "42",
    "https://farm.example.com/panel/7": None,
    "https://farm.example.com/panel/beds/": None,
    "https://farm.example.com/panel/chairs/42": None,
    "https://farm.example.com/panel/beds?id=42": None,
    "42": None,
}


@pytest.mark.parametrize(("address", "found"), ADDRESSES.items())
def test_the_address_of_a_page_names_one(address: str, found: str | None) -> None:
    pickers = {"beds": replace(BEDS, url="https://farm.example.com/panel/beds/{value}")}
    field = property_of(Input(name="bed", label="Bed", kind="integer", picker="beds"), pickers)
    mode = field["modes"][2]
    assert mode["placeholder"] == "e.g. https://farm.example.com/panel/beds/42"
    rule = mode["validation"][0]["properties"]["regex"]
    assert bool(re.fullmatch(rule, address)) == (found is not None)
    taken = re.search(mode["extractValue"]["regex"], address)
    assert (taken and taken[1]) == found


def test_a_picker_whose_pages_are_unknown_takes_no_address() -> None:
    modes = shown(kind="integer", picker="beds")["modes"]
    assert [mode["name"] for mode in modes] == ["list", "id"]


def test_an_object_of_values_by_choice_is_mapped_and_stands_alone() -> None:
    item = Input(name="beds", label="Beds", kind="json", picker="beds")
    field = property_of(item, PICKERS)
    assert field["type"] == "resourceMapper"
    assert field["typeOptions"]["resourceMapper"]["resourceMapperMethod"] == "mapBeds"
    action = Action("beds.make", "Make beds", "Makes beds.", "write", Output(), inputs=(item,))
    assert "name: 'additionalFields'" not in emit_actions([action], PICKERS)["beds.ts"]


def test_what_is_deprecated_is_offered_by_the_first_version_of_the_node_alone() -> None:
    old = Action(
        "beds.list", "Get beds", "Gets beds.", "read", Output(), deprecated="Use Get bed instead."
    )
    new = Action("beds.make", "Make beds", "Makes beds.", "write", Output())
    assert (versions([new]), versions([old, new])) == ([1], [1, 2])
    made = emit_actions([old, new], PICKERS)["beds.ts"]
    assert "displayOptions: { show: { '@version': [1] } }" in made
    assert "name: 'Get Beds (Deprecated)'" in made
    assert "description: 'Use Get bed instead'" in made
    assert "default: 'make'" in made
