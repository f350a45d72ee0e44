"""What comes out of the action node: schemas that n8n finds, simplified records, and deletions."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import jsonschema
import pytest

from connector.model import Action, Connector
from tests.platforms.n8n.farm import Farm
from tests.platforms.n8n.runtime import N8nRuntime
from tests.platforms.n8n.workflow import ACTIONS, WEBHOOKS

pytestmark = pytest.mark.node


def schema_of(n8n: N8nRuntime, action: Action) -> Any:
    resource, _, operation = action.name.partition(".")
    return n8n.call("schema", node=ACTIONS, resource=resource, operation=operation)["schema"]


def paths(schema: dict[str, Any], before: str = "") -> Iterator[str]:
    for name, part in schema.get("properties", {}).items():
        if part.get("properties"):
            yield from paths(part, f"{before}{name}.")
        else:
            yield before + name


def test_n8n_finds_what_each_operation_returns(connector: Connector, farm: Farm) -> None:
    """Of the call of any endpoint nothing is known."""
    known = {action.name: schema_of(farm.n8n, action) for action in connector.actions}
    assert [name for name, schema in known.items() if schema is None] == ["api.call"]
    for schema in filter(None, known.values()):
        jsonschema.Draft202012Validator.check_schema(schema)
    assert known["tags.delete"]["properties"].keys() == {"deleted", "message"}
    assert known["files.download"]["properties"].keys() == {"fileName", "mimeType"}


def test_a_schema_tells_the_type_of_each_field(connector: Connector, farm: Farm) -> None:
    action = connector.action("school_classes.create")
    assert action is not None
    fields = schema_of(farm.n8n, action)["properties"]
    assert (fields["id"], fields["autoNextClass"]) == ({"type": "integer"}, {"type": "boolean"})


def test_a_delivery_has_a_schema_too(farm: Farm) -> None:
    schema = farm.n8n.call("schema", node=WEBHOOKS)["schema"]
    assert schema["properties"].keys() == {"webhook_id", "event", "timestamp", "data"}


def test_a_simplified_record_is_what_its_schema_says(farm: Farm) -> None:
    action = farm.action("printers.list")
    simple = farm.execute(action.name, {}, parameters={"simple": True})["outputs"][0]
    whole = farm.execute(action.name, {})["outputs"][0]
    assert len(simple) == len(whole) > 0
    for short, full in zip(simple, whole, strict=True):
        assert short["json"]["printer"].get("name") == full["json"]["printer"]["name"]
        assert len(str(short["json"])) < len(str(full["json"])) / 3
    shown = {path for item in simple for path in paths_of(item["json"])}
    assert shown <= set(paths(schema_of(farm.n8n, action)))


def paths_of(record: dict[str, Any], before: str = "") -> Iterator[str]:
    for name, value in record.items():
        if isinstance(value, dict) and value:
            yield from paths_of(value, f"{before}{name}.")
        else:
            yield before + name


def test_lists_of_many_fields_are_simplified_unless_asked_otherwise(farm: Farm) -> None:
    node = farm.n8n.node(ACTIONS)
    switches = [field for field in node["properties"] if field["name"] == "simple"]
    assert all(field["default"] is True for field in switches)
    shown = {
        f"{show['resource'][0]}.{show['operation'][0]}"
        for show in (field["displayOptions"]["show"] for field in switches)
    }
    assert {"printers.list", "queue.list", "jobs.get", "filament.list"} <= shown
    assert all(farm.action(name).effect == "read" for name in shown)
    assert "tags.list" not in shown


def test_what_was_deleted_is_called_deleted(farm: Farm) -> None:
    name = farm.run("tags.create", {"name": "Rush"})["id"]
    result = farm.execute("tags.delete", {"tag": name})
    assert [item["json"].get("deleted") for item in result["outputs"][0]] == [True]
    assert "success" not in result["outputs"][0][0]["json"]
