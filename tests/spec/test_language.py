"""The schemas of the language and the dataclasses of the model say the same."""

from __future__ import annotations

import dataclasses
import json
from collections.abc import Iterator
from typing import Any, get_args

import pytest
from jsonschema import Draft202012Validator
from referencing import Registry, Resource

from connector import model
from connector.model import action, operation, trigger
from connector.spec.locate import language
from connector.wire.errors import Kind as ErrorKind

FILES = sorted(language().glob("*.schema.json"))
SCHEMAS: dict[str, Any] = {
    path.name.partition(".")[0]: json.loads(path.read_text()) for path in FILES
}
REGISTRY: Registry[Any] = Registry().with_resources(
    (schema["$id"], Resource.from_contents(schema)) for schema in SCHEMAS.values()
)
OPEN = ("openapi",)
"""Schemas of formats that are not ours alone, and may hold more than they list."""

DERIVED = {
    "Action.plan": "from the operation",
    "Action.scopes": "from the operation",
    "Connector.actions": "from the files",
    "Connector.triggers": "from the files",
    "Connector.openapi": "the bundle",
    "Connector.other_openapi": "the bundles of other services",
    "Kept.needed": "from the operation",
    "Output.schema": "from the operation's answer",
    "Trigger.plan": "from the operation",
    "Trigger.schema": "from the event or the operation's answer",
    "Trigger.scopes": "from the operation",
}
"""Fields that no property fills, and where they come from."""

CLASSES = {
    name: cls for name in model.__all__ if dataclasses.is_dataclass(cls := getattr(model, name))
}
FIELDS = {f"{n}.{f.name}" for n, cls in CLASSES.items() for f in dataclasses.fields(cls)}


def subschemas(value: Any, path: str) -> Iterator[tuple[str, dict[str, Any]]]:
    """Every schema in a schema, with its path; values of keywords that hold data are not."""
    if isinstance(value, dict):
        yield path, value
        for key, item in value.items():
            if key in ("properties", "$defs"):
                for name, schema in item.items():
                    yield from subschemas(schema, f"{path}/{key}/{name}")
            elif key in ("additionalProperties", "propertyNames", "items", "then", "else", "not"):
                yield from subschemas(item, f"{path}/{key}")
            elif key == "allOf":
                for index, schema in enumerate(item):
                    yield from subschemas(schema, f"{path}/{key}/{index}")


ALL = [(path, schema) for name, root in SCHEMAS.items() for path, schema in subschemas(root, name)]
PROPERTIES = [
    (path, schema)
    for path, schema in ALL
    if "/" in path
    and path.split("/")[-2] == "properties"
    and not {"then", "else"} & set(path.split("/"))
    and "not" not in schema
]


def stated(schema: dict[str, Any]) -> list[str]:
    fields = schema.get("x-field") or []
    return [fields] if isinstance(fields, str) else fields


@pytest.mark.parametrize("name", SCHEMAS)
def test_a_schema_is_a_schema(name: str) -> None:
    Draft202012Validator.check_schema(SCHEMAS[name])
    assert SCHEMAS[name]["$id"] == f"{name}.schema.json"


def test_every_property_is_described_and_has_examples() -> None:
    lacking = [p for p, s in PROPERTIES if not (s.get("description") and s.get("examples"))]
    assert lacking == []


def test_every_example_fits_its_schema() -> None:
    for path, schema in PROPERTIES:
        name = path.partition("/")[0]
        pointer = path.removeprefix(name)
        reader = Draft202012Validator({"$ref": f"{name}.schema.json#{pointer}"}, registry=REGISTRY)
        for example in schema["examples"]:
            assert [e.message for e in reader.iter_errors(example)] == [], path


def test_no_object_takes_unknown_keys() -> None:
    lax = [
        path
        for path, schema in ALL
        if "properties" in schema
        and not {"then", "else", "if"} & set(path.split("/"))
        and path.partition("/")[0] not in OPEN
        and schema.get("additionalProperties") is not False
        and "$ref" not in schema
    ]
    assert lax == []


def test_variants_are_told_apart_by_if_so_that_errors_belong_to_one_node() -> None:
    assert [path for path, schema in ALL if {"anyOf", "oneOf"} & schema.keys()] == []


def test_what_is_ruled_out_says_why() -> None:
    assert [p for p, schema in ALL if "not" in schema and not schema.get("description")] == []


def test_every_property_says_which_field_it_fills() -> None:
    silent = [p for p, s in PROPERTIES if "x-field" not in s and within_the_model(p)]
    assert silent == []


def within_the_model(path: str) -> bool:
    """Cases, exemptions, settings of targets and the insides of OpenAPI fill no field."""
    return not path.startswith(
        ("cases/", "lint/", "openapi/", "connector/properties/targets/additionalProperties/")
    )


def test_every_field_named_exists() -> None:
    named = {field for _, schema in ALL for field in stated(schema)}
    assert sorted(named - FIELDS) == []


def test_every_field_is_filled_by_a_property_or_derived() -> None:
    named = {field for _, schema in ALL for field in stated(schema)}
    assert sorted(FIELDS - named - DERIVED.keys()) == []
    assert sorted(named & DERIVED.keys()) == []


LITERALS = [
    (action.Effect, "action/properties/effect"),
    (action.Strategy, "action/properties/strategy"),
    (action.Kind, "input/properties/type/else"),
    (action.Widget, "input/properties/widget"),
    (action.Cast, "input/$defs/destination/properties/cast"),
    (action.Match, "input/properties/match"),
    (trigger.TriggerKind, "trigger/properties/kind"),
    (trigger.Emit, "trigger/properties/poll/properties/emit"),
    (trigger.Order, "trigger/properties/poll/properties/order"),
    (trigger.CursorFormat, "trigger/properties/poll/properties/cursor_format"),
    (operation.HostName, "openapi/$defs/operation/properties/x-host"),
    (operation.HostName, "cases/$defs/request/properties/host"),
    (ErrorKind, "cases/$defs/error/properties/kind"),
]


@pytest.mark.parametrize(("literal", "path"), LITERALS, ids=[path for _, path in LITERALS])
def test_choices_are_those_of_the_model(literal: Any, path: str) -> None:
    assert dict(ALL)[path]["enum"] == list(get_args(literal))


def test_places_are_those_of_the_model() -> None:
    pattern = dict(ALL)["input/$defs/place"]["pattern"]
    assert pattern.startswith(f"^({'|'.join(get_args(operation.Place))})\\.")


def test_defaults_are_those_of_the_model() -> None:
    fields = {f"{n}.{f.name}": f for n, cls in CLASSES.items() for f in dataclasses.fields(cls)}
    for path, schema in PROPERTIES:
        for field in stated(schema):
            if "default" in schema:
                assert schema["default"] == fields[field].default, path
