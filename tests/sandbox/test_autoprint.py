"""AutoPrint: switches, readiness, settings and the counter of cleared beds."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from .farm import Farm

AUTOPRINT = "printers/autoprint"
STATES = {
    *("awaitingBedCool", "awaitingSecondsPass", "awaitingManualClear", "maxCyclesReached"),
    *("waitingForSystem", "awaitingMatchingQueueItem"),
}


def state(farm: Farm, pid: int = 42) -> Any:
    rows = farm.get(f"{AUTOPRINT}/CheckState")["printers"]
    return next(row for row in rows if row["printer"] == pid)


def settings(farm: Farm, **query: Any) -> Any:
    return farm.get(f"{AUTOPRINT}/GetAutoPrintSettings", **query)


def test_the_account_is_switched_and_told_of_once(farm: Farm) -> None:
    for _ in range(2):
        assert farm.post(f"{AUTOPRINT}/SetEnabled", {"on": True})["status"] is True
    assert farm.look("state")["autoprint"]["enabled"] is True
    assert farm.events() == ["company.autoprint_state_changed"]


def test_printers_are_switched_where_the_scope_says_so(farm: Farm) -> None:
    farm.switch(autoprint_scope="printer")
    answer = farm.post(f"{AUTOPRINT}/SetEnabled", {"on": True})
    assert answer["message"] == "The pid is required"
    farm.post(f"{AUTOPRINT}/SetEnabled", {"on": True}, pid="42,43")
    assert farm.look("state")["autoprint"]["printers_enabled"] == {"42": True, "43": True}
    assert farm.events() == ["printer.autoprint_state_changed"] * 2


def test_set_enabled_reads_the_body(farm: Farm) -> None:
    assert farm.post(f"{AUTOPRINT}/SetEnabled", {}, on=1)["message"] == "The on is required"


def test_an_idle_printer_with_a_fitting_item_is_ready(farm: Farm) -> None:
    row = state(farm)
    assert (row["ready"], row["issues"], row["state"].keys()) == (True, [], STATES)
    assert row["nextItem"]["id"] == farm.get("queue/GetItems")["queue"][0]["id"]


def test_readiness_names_what_is_in_the_way(farm: Farm) -> None:
    farm.start_print(43)
    farm.control("prints/finish", {"printer": 43})
    farm.start_print(44)
    farm.post("printers/SetOutOfOrder", {"on": True}, pid=45)
    assert state(farm, 43)["state"]["awaitingManualClear"] is True
    assert (state(farm, 44)["issues"], state(farm, 45)["issues"]) == (
        ["printing"],
        ["out_of_order"],
    )
    assert [state(farm, pid)["ready"] for pid in (43, 44, 45)] == [False] * 3


def test_without_a_fitting_item_a_printer_waits(farm: Farm) -> None:
    farm.post("queue/EmptyQueue", {})
    row = state(farm)
    assert (row["ready"], row["nextItem"]) == (False, None)
    assert row["state"]["awaitingMatchingQueueItem"] is True


def test_settings_belong_to_the_account_or_a_printer(farm: Farm) -> None:
    assert settings(farm)["account_has_settings"] is False
    farm.post(f"{AUTOPRINT}/SaveAutoPrintSettings", {"maxPrints": 9, "method": "belt"})
    farm.post(f"{AUTOPRINT}/SaveAutoPrintSettings", {"bedReleaseTemp": 40}, pid=42)
    whole, one, other = settings(farm), settings(farm, pid=42), settings(farm, pid=43)
    assert (whole["account_settings"]["maxPrints"], whole["printer_settings"]) == (9, {})
    assert (one["printer_settings"]["bedReleaseTemp"], one["printer_has_settings"]) == (40, True)
    assert (other["printer_has_settings"], "belt" in other["gcode"]) == (False, True)


def test_a_printer_returns_to_the_defaults_or_sets_them(farm: Farm) -> None:
    path = f"{AUTOPRINT}/SaveAutoPrintSettings"
    farm.post(path, {"maxPrints": 3, "saveAsDefault": True}, pid=42)
    assert settings(farm)["account_settings"]["maxPrints"] == 3
    farm.post(path, {"useDefault": True}, pid=42)
    assert settings(farm, pid=42)["printer_has_settings"] is False
    assert settings(farm)["account_settings"]["maxPrints"] == 3


def test_an_unknown_method_is_refused(farm: Farm) -> None:
    answer = farm.post(f"{AUTOPRINT}/SaveAutoPrintSettings", {"method": "magic"})
    assert answer["message"] == "method: Invalid enum value specified!"


def test_there_is_a_template_for_each_method(farm: Farm) -> None:
    rows = farm.get(f"{AUTOPRINT}/GetGcodeTemplates")["methods"]
    assert [row["name"] for row in rows] == ["loop", "jobox", "3dque", "belt", "pushoff"]
    assert all(row["gcode"] for row in rows)


def test_reaching_the_cycle_limit_is_told_of_once(farm: Farm) -> None:
    farm.post(f"{AUTOPRINT}/SaveAutoPrintSettings", {"maxPrints": 3}, pid=42)
    for amount in (2, 3, 4):
        farm.post(f"{AUTOPRINT}/SetClearedBedsAmount", {"amount": amount, "pid": [42]})
    assert state(farm)["state"]["maxCyclesReached"] is True
    assert farm.events() == ["printer.autoprint_max_cycles"]


def test_the_counter_of_all_printers_is_set_without_pid(farm: Farm) -> None:
    farm.post(f"{AUTOPRINT}/SetClearedBedsAmount", {"amount": 5}, pid=42)
    cleared = farm.look("state")["autoprint"]["cleared"]
    assert cleared == dict.fromkeys(("42", "43", "44", "45", "46"), 5)


@pytest.mark.parametrize(
    "body", [{}, {"amount": -1}, {"amount": 100_001}, {"amount": 1, "pid": "42"}]
)
def test_a_bad_counter_is_refused(farm: Farm, body: dict[str, Any]) -> None:
    assert farm.post(f"{AUTOPRINT}/SetClearedBedsAmount", body)["status"] is False
    assert farm.look("state")["autoprint"]["cleared"] == {}


def test_autoprint_needs_its_plan_and_permission(farm: Farm) -> None:
    farm.switch(plan="pro")
    assert farm.call("GET", f"{AUTOPRINT}/CheckState").status_code == 403
    farm.switch(plan="print_farm", denied_permissions=["autoprint_manage"])
    assert farm.call("GET", f"{AUTOPRINT}/CheckState").status_code == 403
