from __future__ import annotations

import pytest

from connector.spec.lower.shape import (
    at_path,
    items_of,
    keys_of,
    missing_key,
    of_type,
    types_of,
    variants,
    without_extensions,
)

TEXT = {"type": "string"}
OBJECT = {"type": "object", "properties": {"a": TEXT}}
LIST = {"type": "array", "items": OBJECT}


def test_a_plain_schema_is_its_only_variant() -> None:
    assert list(variants(TEXT)) == [TEXT]


def test_listed_types_are_variants() -> None:
    assert list(variants({"type": ["string", "null"], "maxLength": 3})) == [
        {"type": "string", "maxLength": 3},
        {"type": "null", "maxLength": 3},
    ]


def test_branches_of_unions_are_variants() -> None:
    assert list(variants({"anyOf": [LIST, {"oneOf": [OBJECT, TEXT]}]})) == [LIST, OBJECT, TEXT]


def test_conditions_on_an_object_are_no_variants() -> None:
    schema = {**OBJECT, "oneOf": [{"required": ["a"]}, {"required": ["b"]}]}
    assert list(variants(schema)) == [schema]


@pytest.mark.parametrize(
    ("schema", "types"),
    [
        (TEXT, {"string"}),
        ({"enum": [1, True, "x", None, 1.5]}, {"integer", "boolean", "string", "null", "number"}),
        ({"const": "x"}, {"string"}),
        ({}, set()),
    ],
)
def test_types(schema: dict[str, object], types: set[str]) -> None:
    assert types_of(schema) == types


def test_a_path_leads_through_objects_and_unions() -> None:
    schema = {"properties": {"q": {"anyOf": [LIST, {"properties": {"items": LIST}}]}}}
    assert at_path(schema, "q.items") == LIST


def test_a_path_into_the_open_may_lead_anywhere() -> None:
    assert at_path({"properties": {"free": {"type": "object"}}}, "free.a.b") == {}


def test_a_path_that_an_object_does_not_name_leads_nowhere() -> None:
    assert at_path(OBJECT, "b") is None
    assert at_path(OBJECT, "a.b") is None
    assert missing_key({"properties": {"x": OBJECT}}, "x.b") == ("b", {"a"})


def test_keys_are_those_of_all_variants() -> None:
    assert keys_of({"anyOf": [OBJECT, {"properties": {"b": TEXT}}]}) == {"a", "b"}


def test_picks_the_variant_of_a_type() -> None:
    assert of_type({"anyOf": [LIST, OBJECT]}, "object") == OBJECT
    assert of_type(TEXT, "object") is None


def test_items_of_the_list_among_variants() -> None:
    assert items_of({"anyOf": [OBJECT, LIST]}) == OBJECT
    assert items_of(OBJECT) is None


def test_drops_extensions_at_every_depth() -> None:
    assert without_extensions({"x-a": 1, "items": [{"x-b": 2, "type": "string"}]}) == {
        "items": [{"type": "string"}]
    }
