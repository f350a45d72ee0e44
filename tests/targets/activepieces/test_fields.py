"""One kind of property for each kind of input, and what a person is told of it."""

from __future__ import annotations

from typing import Any

import pytest

from connector.model import Action, Destination, Input, Operation, Option, Output, Picker
from connector.targets.activepieces.fields import Field, fields_of, property_of

LIST = Operation("printersGet", "POST", "api", "printers/Get")
PRINTERS = Picker("printers", "Printer", LIST, ("data",), "id", "name", search="body.search")


def action(*inputs: Input, **more: Any) -> Action:
    return Action("a.b", "A", "A.", "read", more.pop("output", Output()), inputs=inputs, **more)


def field(item: Input, **more: Any) -> Field:
    (made,) = fields_of(action(item, **more), [PRINTERS])
    return made


def sent(**operators: Any) -> dict[str, Any]:
    return {"destinations": (Destination("body", "key", **operators),)}


@pytest.mark.parametrize(
    ("item", "kind"),
    [
        (Input("x", "X", "text"), "ShortText"),
        (Input("x", "X", "text", widget="multiline"), "LongText"),
        (Input("x", "X", "text", widget="code"), "LongText"),
        (Input("x", "X", "integer"), "Number"),
        (Input("x", "X", "number"), "Number"),
        (Input("x", "X", "datetime"), "ShortText"),
        (Input("x", "X", "json"), "Json"),
        (Input("x", "X", "file"), "File"),
        (Input("x", "X", "text", many=True), "Array"),
        (Input("x", "X", "integer", picker="printers"), "Dropdown"),
        (Input("x", "X", "integer", picker="printers", many=True), "MultiSelectDropdown"),
        (Input("x", "X", "text", options=(Option("a", "A"),)), "StaticDropdown"),
        (
            Input("x", "X", "text", options=(Option("a", "A"),), many=True),
            "StaticMultiSelectDropdown",
        ),
        (Input("x", "X", "boolean", **sent(map={"true": 1})), "Checkbox"),
        (Input("x", "X", "boolean", required=True, **sent()), "Checkbox"),
        (Input("x", "X", "boolean", default=True, **sent()), "Checkbox"),
        (Input("x", "X", "boolean", **sent()), "StaticDropdown"),
        (Input("x", "X", "boolean", **sent(cast="flag")), "StaticDropdown"),
    ],
)
def test_each_input_has_its_kind_of_property(item: Input, kind: str) -> None:
    assert field(item).kind == kind


def test_the_description_says_what_the_property_cannot() -> None:
    group = (("x", "other"),)
    x = Input("x", "File ID", "text", help="What it is.", placeholder="abc")
    made = fields_of(action(x, Input("other", "Other file", "text"), one_of=group), [])
    assert [one.shown["description"] for one in made] == [
        "What it is. For example: abc. Fill in exactly one of: File ID, Other File",
        "Fill in exactly one of: File ID, Other File",
    ]


def test_of_a_large_group_the_first_and_the_last_are_named() -> None:
    inputs = [Input(name, name.upper(), "text") for name in "abcdef"]
    first, *_ = fields_of(action(*inputs, any_of=(tuple("bcdea"),)), [])
    assert first.shown["description"] == "Fill in at least one of the fields from A to E"
    first, *_ = fields_of(action(*inputs, any_of=(tuple("abcdf"),)), [])
    assert first.shown["description"] == "Fill in at least one of: A, B, C, D, F"


def test_what_is_chosen_needs_no_example() -> None:
    chosen = Input("x", "X", "integer", picker="printers", help="Any.", placeholder="7")
    assert field(chosen).shown["description"] == "Any."


def test_a_list_is_limited_until_somebody_says_otherwise() -> None:
    limit = Input("limit", "Limit", "integer")
    assert field(limit, output=Output(many=True)).shown["defaultValue"] == 50
    assert "defaultValue" not in field(limit).shown


def test_a_picker_is_searched_where_the_backend_can() -> None:
    code = property_of(field(Input("x", "X", "integer", picker="printers")), 0)
    assert code.splitlines() == [
        "Property.Dropdown({",
        "\tdisplayName: 'X',",
        "\trequired: false,",
        "\tauth: pieceAuth,",
        "\trefreshers: [],",
        "\trefreshOnSearch: true,",
        "\toptions: pickers.printers,",
        "})",
    ]
