"""What people do in the panel shows in the API."""

from __future__ import annotations

from typing import Any

from .farm import Farm


def printer(farm: Farm, pid: int) -> dict[str, Any]:
    shown: dict[str, Any] = farm.get("printers/Get", pid=pid)["data"]
    return shown


def test_a_printer_that_is_set_up_is_listed_without_filament(farm: Farm) -> None:
    added = farm.control("printers/add")["printer"]
    assert added == 47
    assert farm.state_of(added) == "operational"
    assert printer(farm, added)["filament"] is None


def test_ai_is_shown_and_told_of_once(farm: Farm) -> None:
    assert printer(farm, 42)["printer"]["aiEnabled"] is False
    for _ in range(2):
        farm.control("printers/ai", {"printer": 42, "enabled": True})
    assert printer(farm, 42)["printer"]["aiEnabled"] is True
    assert farm.events().count("printer.ai_state_changed") == 1


def test_a_printer_reports_an_error_until_it_recovers(farm: Farm) -> None:
    farm.control("printers/error", {"printer": 42, "error": True})
    assert [farm.state_of(pid) for pid in (42, 43)] == ["error", "operational"]
    farm.control("printers/error", {"printer": 42, "error": False})
    assert farm.state_of(42) == "operational"


def test_a_type_gets_the_next_id(farm: Farm) -> None:
    added = farm.control("filament_types/add", {"name": "ASA"})["type"]
    last = farm.get("filament/type/Get")["data"][-1]
    assert (last["id"], last["filament_type_name"]) == (added, "ASA")


def test_an_item_is_sent_back_with_a_comment(farm: Farm) -> None:
    farm.control("queue/revise", {"item": 90790, "comment": "Turn it"})
    rows = farm.get("queue/approval/GetPendingItems", status="revision")["items"]
    assert [row["id"] for row in rows] == [90790, 90792]
    held = farm.look("state")["held_items"]
    assert held[0]["approval_comment"] == "Turn it"
