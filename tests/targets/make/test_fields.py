"""Inputs as fields of Make's forms."""

from __future__ import annotations

from typing import Any

import pytest

from connector.model import Input, Option
from connector.targets.make.fields import fields_of, parameters_of


def field(**given: Any) -> dict[str, Any]:
    (made,) = fields_of(Input(**{"name": "x", "label": "X", "kind": "text", **given}))
    return {key: value for key, value in made.items() if key not in ("name", "label")}


@pytest.mark.parametrize(
    ("given", "wanted"),
    [
        ({}, {"type": "text"}),
        ({"required": True, "advanced": True}, {"required": True, "advanced": True}),
        ({"widget": "code"}, {"multiline": True}),
        ({"max_length": 5}, {"validate": {"max": 5}}),
        ({"pattern": "^a$", "placeholder": "a"}, {"validate": {"pattern": "^a$"}}),
        ({"placeholder": "a"}, {"help": "Such as a."}),
        ({"help": "Which one", "placeholder": "a_b"}, {"help": "Which one, such as a\\_b."}),
        ({"help": "One of home, park", "placeholder": "home"}, {"help": "One of home, park."}),
        ({"help": "One. Two.", "placeholder": "a"}, {"help": "One. Two. For example a."}),
        ({"kind": "integer"}, {"type": "integer"}),
        ({"kind": "integer", "minimum": 1}, {"type": "uinteger", "validate": {"min": 1}}),
        ({"kind": "integer", "minimum": 0}, {"type": "uinteger", "validate": {"min": 0}}),
        ({"kind": "integer", "minimum": -1, "maximum": 2}, {"type": "integer"}),
        ({"kind": "number", "maximum": 1.5}, {"type": "number", "validate": {"max": 1.5}}),
        ({"kind": "boolean", "default": False}, {"type": "boolean", "default": False}),
        ({"kind": "datetime", "pattern": "Z$"}, {"type": "date"}),
        ({"kind": "json"}, {"type": "text", "multiline": True, "help": "Enter it as JSON."}),
        ({"many": True, "max_items": 3}, {"spec": {"type": "text"}, "validate": {"maxItems": 3}}),
        ({"picker": "printers"}, {"options": "rpc://listPrinters", "mode": "edit"}),
        ({"picker": "printers", "many": True}, {"multiple": True, "type": "select"}),
        ({"options": (Option(1, "One"),)}, {"options": [{"label": "One", "value": 1}]}),
    ],
)
def test_a_field_says(given: dict[str, Any], wanted: dict[str, Any]) -> None:
    made = field(**given)
    assert made | wanted == made


def test_a_date_has_no_form_to_keep_to() -> None:
    assert "validate" not in field(kind="datetime", pattern="Z$")


def test_a_file_is_a_name_and_bytes() -> None:
    name, data = fields_of(Input("file", "File", "file", required=True))
    assert (name["name"], name["semantic"], name["required"]) == ("file_name", "file:name", True)
    assert (data["name"], data["semantic"], data["type"]) == ("file_data", "file:data", "buffer")


def test_a_limit_comes_last_and_a_trigger_needs_one() -> None:
    limit = Input("limit", "Limit", "integer")
    fields = parameters_of((limit, Input("x", "X", "text")))
    assert [one["name"] for one in fields] == ["x", "limit"]
    assert "required" not in fields[-1]
    assert parameters_of((), is_trigger=True)[-1]["required"] is True
    assert parameters_of(()) == []
