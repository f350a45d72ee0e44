"""The action node in n8n-core against the sandbox: every action, item linking, failing items."""

from __future__ import annotations

from typing import Any

import jsonschema
import pytest

from tests.cassettes.scenarios import SCENARIOS
from tests.platforms.n8n.farm import Farm
from tests.platforms.n8n.workflow import fields_of

pytestmark = pytest.mark.node


@pytest.mark.parametrize("name", sorted(SCENARIOS))
def test_an_action_runs(name: str, farm: Farm) -> None:
    """Its output is what the OpenAPI document says of it."""
    output = SCENARIOS[name](farm)  # type: ignore[arg-type]
    assert output
    schema = farm.action(name).output.schema
    if schema is not None:
        jsonschema.validate(output, schema)


def test_every_action_and_input_has_its_field(farm: Farm) -> None:
    node = farm.n8n.node("simplyPrintUnofficial")
    for action in farm.connector.actions:
        alone, optional = fields_of(node, action)
        assert {item.name for item in action.inputs} <= alone.keys() | optional.keys()
        required = {item.name for item in action.inputs if item.required}
        assert {n for n, field in alone.items() if field.get("required")} - {
            "outputField"
        } == required


def test_the_package_names_itself(farm: Farm) -> None:
    farm.run("account.test", {})
    (call,) = farm.sandbox.calls()
    assert call["headers"]["user-agent"].startswith("n8n-nodes-simplyprint-unofficial/")


def test_a_list_is_cut_at_the_limit(farm: Farm) -> None:
    assert len(farm.run("printers.list", {"limit": 3})) == 3
    (call,) = farm.sandbox.calls("printers/Get")
    assert call["body"] == {"page": 1, "page_size": 3}


def test_records_are_linked_to_the_item_they_came_from(farm: Farm) -> None:
    result = farm.execute("printers.list", {"search": "Voron"}, {"search": "bed"})
    linked = [item["pairedItem"]["item"] for item in result["outputs"][0]]
    assert linked == [0, 1, 1, 1, 1, 1]


def test_choices_of_an_optional_list_inside_the_collection(farm: Farm) -> None:
    group = farm.sandbox.control("state")["queue"][0]["group"]
    rows = farm.run("queue.list", {"group": group})
    assert [row["group"] for row in rows] == [group]


def test_what_an_earlier_operation_left_behind_is_not_sent(farm: Farm) -> None:
    left = {"additionalFields": {"comment": "of a cancelled print"}}
    result = farm.execute("printers.list", {}, parameters={**left, "printers": [1], "gcode": "G28"})
    assert "error" not in result
    assert farm.sandbox.calls()[0]["body"] == {"page": 1, "page_size": 100}


def test_a_switch_left_off_is_no_choice(farm: Farm) -> None:
    """The editor stores false for it although nobody chose anything."""
    (printer,) = farm.printers()
    file = farm.run("files.list", {"folder": -1})[0]["id"]
    given = {"printers": [printer], "library_file": file}
    result = farm.execute("jobs.create", given, parameters={"next_queue_item": False})
    assert "error" not in result
    assert farm.sandbox.calls("CreateJob")[0]["body"] == {"pid": str(printer), "filesystem": file}


@pytest.mark.parametrize(
    ("picked", "sent"),
    [
        ("2026-07-02T10:00:00", "2026-07-02T10:00:00+02:00"),
        ("2026-12-02T10:00", "2026-12-02T10:00+01:00"),
        ("2026-03-29T01:30:00", "2026-03-29T01:30:00+01:00"),
        ("2026-03-29T03:30:00", "2026-03-29T03:30:00+02:00"),
        ("2026-07-02T10:00:00Z", "2026-07-02T10:00:00Z"),
        ("2026-07-02T10:00:00-05:00", "2026-07-02T10:00:00-05:00"),
    ],
)
def test_a_picked_time_is_of_the_workflows_zone(farm: Farm, picked: str, sent: str) -> None:
    (printer,) = farm.printers()
    file = farm.run("files.list", {"folder": -1})[0]["id"]
    given = {"printers": [printer], "library_file": file, "schedule_for": picked}
    farm.execute("jobs.create", given)
    assert farm.sandbox.calls("CreateJob")[0]["body"]["schedule_for"] == sent


def test_text_that_begins_like_an_expression_is_sent_as_it_is(farm: Farm) -> None:
    farm.run("printers.list", {"search": "={{ 1 + 1 }}"})
    assert farm.sandbox.calls()[0]["body"]["search"] == "={{ 1 + 1 }}"


def test_a_failing_item_leaves_the_others_alone(farm: Farm) -> None:
    running = farm.start_print()
    idle = farm.printers(2)[1]
    given: list[dict[str, Any]] = [{"printers": [idle]}, {"printers": [running]}]
    result = farm.execute("printers.pause", *given, continueOnFail=True)
    failed, paused = result["outputs"][0]
    assert [failed["pairedItem"], paused["pairedItem"]] == [{"item": 0}, {"item": 1}]
    assert failed["json"]["error"]
    assert failed["json"]["details"]["kind"] == "refused"
    assert paused["json"] == {"success": True}


def test_the_error_output_gets_the_failed_item_with_its_input(farm: Farm) -> None:
    running = farm.start_print()
    idle = farm.printers(2)[1]
    given = [{"printers": [idle]}, {"printers": [running]}]
    result = farm.execute("printers.pause", *given, onError="continueErrorOutput")
    succeeded, failed = result["outputs"]
    assert [item["json"]["inputs"] for item in failed] == [{"printers": [idle]}]
    assert failed[0]["json"]["error"]
    assert [item["pairedItem"] for item in succeeded] == [{"item": 1}]
