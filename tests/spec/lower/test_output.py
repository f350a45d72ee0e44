from __future__ import annotations

from typing import Any

import pytest
from jsonschema import Draft202012Validator

from connector.model import Connector
from tests.spec.conftest import Spec

LAMPS = "specs/openapi/lamps.yaml"


def schema_of(spec: Spec, name: str) -> dict[str, Any]:
    schema = spec.action(name).output.schema
    assert schema is not None
    return schema


def test_many_is_a_list_of_records(spec: Spec) -> None:
    schema = schema_of(spec, "lamps.list")
    assert schema["type"] == "array"
    assert list(schema["items"]["properties"]) == ["id", "name", "state", "changed"]


def test_the_whole_answer_lacks_status_and_keeps_a_message(spec: Spec) -> None:
    assert list(schema_of(spec, "account.test")["properties"]) == ["company", "message"]


def test_none_reports_success(spec: Spec) -> None:
    output = spec.action("lamps.switch").output
    assert output.schema is not None
    assert output.schema["required"] == ["success"]
    assert output.sample == {"success": True}


def test_coalesced_fields_have_one_name(spec: Spec) -> None:
    output = spec.action("scenes.add").output
    assert output.schema is not None
    assert output.schema["properties"]["id"] == {"type": "integer"}
    assert "created_id" not in output.schema["properties"]
    assert output.sample == {"id": 5}


def test_extensions_stay_behind(spec: Spec) -> None:
    assert schema_of(spec, "lamps.list")["items"]["properties"]["state"] == {"type": "string"}


def test_one_of_a_list_or_an_object_is_the_object(spec: Spec) -> None:
    lamp = '{$ref: "schemas.yaml#/components/schemas/Lamp"}'
    spec.edit(
        LAMPS,
        f"data: {{type: array, items: {lamp}}}",
        f"data: {{anyOf: [{{type: array, items: {lamp}}}, {lamp}]}}",
    )
    spec.edit("actions/lamps/list.yaml", "output: {key: data, many: true}", "output: {key: data}")
    output = spec.action("lamps.list").output
    assert output.schema is not None
    assert output.schema["type"] == "object"
    assert output.sample["name"] == "Hall"


def test_a_written_sample_wins(spec: Spec) -> None:
    spec.edit("actions/scenes/add.yaml", "output: {", "output: {sample: {id: 99}, ")
    assert spec.action("scenes.add").output.sample == {"id": 99}


def samples(connector: Connector) -> list[tuple[str, Any, Any]]:
    actions = [(a.name, a.output.schema, a.output.sample) for a in connector.actions]
    return actions + [(t.name, t.schema, t.sample) for t in connector.triggers]


@pytest.mark.parametrize("of", ["fixture", "slice"])
def test_every_sample_fits_its_schema(spec: Spec, of: str, connector: Connector) -> None:
    for name, schema, sample in samples(connector if of == "slice" else spec.load()):
        if schema is not None:
            problems = [e.message for e in Draft202012Validator(schema).iter_errors(sample)]
            assert problems == [], name
