"""Batches, waiting for the rate limit, hints, and what an AI agent may do."""

from __future__ import annotations

from typing import Any

import pytest

from tests.platforms.n8n.farm import Farm
from tests.platforms.n8n.workflow import ACTIONS

pytestmark = pytest.mark.node


def options(**given: Any) -> dict[str, Any]:
    return {"options": given}


@pytest.mark.parametrize(
    ("chosen", "waits"),
    [
        ({}, []),
        ({"batchSize": 2, "batchInterval": 700}, [700, 700]),
        ({"batchSize": 4}, [1000]),
        ({"batchSize": 5, "batchInterval": 700}, []),
    ],
)
def test_items_are_worked_through_in_batches(
    farm: Farm, chosen: dict[str, int], waits: list[int]
) -> None:
    result = farm.execute("account.test", {}, {}, {}, {}, {}, parameters=options(**chosen))
    assert len(result["outputs"][0]) == 5
    assert farm.n8n.waits == waits


@pytest.mark.parametrize(("seconds", "waits"), [(0, []), (100, [40_000, 40_000])])
def test_a_call_waits_for_the_limit_no_longer_than_it_may(
    farm: Farm, seconds: int, waits: list[int]
) -> None:
    farm.sandbox.fault("rate_limit", times=None, retry_after=40)
    result = farm.execute("account.test", {}, parameters=options(maxWait=seconds))
    assert result["error"]["data"]["kind"] == "rate_limited"
    assert farm.n8n.waits == waits


def hints(result: dict[str, Any]) -> list[str]:
    return [hint["message"] for hint in result["hints"]]


def test_a_cut_list_says_so_once(farm: Farm) -> None:
    (hint,) = hints(farm.execute("printers.list", {"limit": 2}, {"limit": 2}))
    assert hint.startswith("Only the first 2 records are shown")


def test_a_whole_list_does_not(farm: Farm) -> None:
    assert hints(farm.execute("printers.list", {})) == []
    assert hints(farm.execute("printers.list", {"limit": 1000})) == []


def test_a_plan_that_not_everybody_has_is_told_beforehand(farm: Farm) -> None:
    node = farm.n8n.node(ACTIONS)
    for action in farm.connector.actions:
        chosen = f'"{action.name.replace(".", ":", 1)}"'
        told = [hint["message"] for hint in node["hints"] if chosen in hint["displayCondition"]]
        titles = {"print_farm": "Print Farm", "school": "School", "enterprise": "Enterprise"}
        assert len(told) == (action.plan in titles)
        assert all(titles[action.plan] in message for message in told)


def test_an_agent_moves_no_machine_unless_it_may(farm: Farm) -> None:
    running = farm.start_print()
    given = {"printers": [running]}
    before = len(farm.sandbox.calls())
    error = farm.execute("printers.pause", given, asTool=True)["error"]
    assert "Allow Machine Actions" in error["message"]
    assert len(farm.sandbox.calls()) == before
    allowed = farm.execute("printers.pause", given, asTool=True, parameters={"allowPhysical": True})
    assert "error" not in allowed


def test_an_agent_may_look(farm: Farm) -> None:
    assert "error" not in farm.execute("printers.list", {}, asTool=True)


def test_a_workflow_needs_no_such_permission(farm: Farm) -> None:
    running = farm.start_print()
    assert "error" not in farm.execute("printers.pause", {"printers": [running]})


def test_every_action_that_moves_machines_says_so_and_can_be_allowed(farm: Farm) -> None:
    properties = farm.n8n.node(ACTIONS)["properties"]
    allowed = {
        f"{show['resource'][0]}.{operation}"
        for show in (
            field["displayOptions"]["show"]
            for field in properties
            if field["name"] == "allowPhysical"
        )
        for operation in show["operation"]
        if show["@tool"] == [True]
    }
    warned = {
        f"{field['displayOptions']['show']['resource'][0]}.{option['value']}"
        for field in properties
        if field["name"] == "operation"
        for option in field["options"]
        if option["description"].endswith("This can move a machine or start a print.")
    }
    physical = {one.name for one in farm.connector.actions if one.effect == "physical"}
    assert allowed == warned == physical
