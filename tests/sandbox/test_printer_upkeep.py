"""Out of order, deleting, notifications, and printers that fall silent."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from .farm import Farm

CHANGED = "printer.out_of_order_state_changed"


def printer(farm: Farm, pid: int = 42) -> Any:
    return farm.get("printers/Get", pid=pid)["data"]["printer"]


def start(farm: Farm, pid: int) -> Any:
    uid = farm.get("files/GetFiles", f=-1)["files"][0]["id"]
    return farm.post("printers/actions/CreateJob", {"pid": pid, "filesystem": uid})


def notifications(farm: Farm, pid: object) -> list[Any]:
    return list(farm.get("printers/notification/Get", pid=pid)["notifications"])


def test_out_of_order_is_told_of_once_per_printer_that_changes(farm: Farm) -> None:
    path = "printers/SetOutOfOrder"
    assert farm.post(path, {"on": True}, pid="42,43")["status"] is True
    farm.post(path, {"on": True}, pid="42,44")
    assert [printer(farm, pid)["outOfOrder"] for pid in (42, 43, 44, 45)] == [1, 1, 1, 0]
    assert farm.events() == [CHANGED] * 3
    farm.post(path, {"on": False}, pid=42)
    assert (printer(farm)["outOfOrder"], len(farm.events())) == (0, 4)


def test_a_printer_out_of_order_takes_no_print(farm: Farm) -> None:
    farm.post("printers/SetOutOfOrder", {"on": True}, pid=42)
    assert start(farm, 42)["status"] is False
    assert start(farm, 43)["status"] is True


def test_quirk_2_pid_comes_from_the_query_and_on_from_the_body(farm: Farm) -> None:
    path = "printers/SetOutOfOrder"
    assert farm.post(path, {"pid": 42, "on": True})["message"] == "The pid is required"
    assert farm.post(path, {}, pid=42, on=1)["message"] == "The on is required"
    assert printer(farm)["outOfOrder"] == 0


def test_quirk_10_a_get_deletes_a_printer(farm: Farm) -> None:
    assert farm.call("POST", "printers/Delete", params={"pid": 42}).status_code == 405
    assert farm.get("printers/Delete", pid=42) == {"status": True, "message": None}
    assert 42 not in [row["id"] for row in farm.get("printers/Get")["data"]]
    assert farm.get("printers/Delete", pid=42)["status"] is False


def test_the_spools_of_a_deleted_printer_go_back_on_the_shelf(farm: Farm) -> None:
    spools = [row for row in farm.look("state")["spools"] if row["printer"] == 42]
    assert spools
    farm.get("printers/Delete", pid=42)
    left = {row["id"]: row["printer"] for row in farm.look("state")["spools"]}
    assert not any(left[row["id"]] for row in spools)


def test_just_the_connection_may_be_deleted(farm: Farm) -> None:
    farm.get("printers/Delete", pid=42, just_connection=1)
    assert (printer(farm)["online"], printer(farm)["state"]) == (False, "offline")
    buckets = farm.get("printers/GetFarmOverview")["buckets"]
    assert [row["id"] for row in buckets["not_connected"]["printers"]] == [42]


def test_a_running_printer_is_not_deleted(farm: Farm) -> None:
    farm.start_print(42)
    assert farm.get("printers/Delete", pid=42)["status"] is False


@pytest.mark.parametrize("permission", ["printer_edit", "printer_delete"])
def test_quirk_82_deleting_needs_both_permissions(farm: Farm, permission: str) -> None:
    farm.switch(denied_permissions=[permission])
    assert farm.call("GET", "printers/Delete", params={"pid": 42}).status_code == 403


def test_a_silent_printer_is_offline_until_it_answers(farm: Farm) -> None:
    farm.control("printers/online", {"printer": 42, "online": False})
    assert (printer(farm)["online"], printer(farm)["state"]) == (False, "offline")
    offline = farm.post("printers/Get", {"status": ["offline"]})["data"]
    assert [row["id"] for row in offline] == [42]
    answer = farm.post("printers/actions/SendGcode", {"gcode": ["G28"]}, pid=42)
    assert "offline" in answer["message"]
    assert start(farm, 42)["status"] is False
    farm.control("printers/online", {"printer": 42, "online": True})
    assert farm.state_of(42) == "operational"


def test_a_failed_print_raises_a_notification(farm: Farm) -> None:
    assert notifications(farm, 42) == []
    farm.start_print(42)
    farm.control("prints/fail", {"printer": 42})
    [row] = notifications(farm, "42,44")
    assert (row["printer"], row["type"]) == (42, "print_failed")
    assert farm.get("printers/Get", pid=42)["data"]["notifications"] == [row]


def test_the_farm_begins_with_one_notification(farm: Farm) -> None:
    assert [row["printer"] for row in notifications(farm, "42,43,44,45,46")] == [43]


@pytest.mark.parametrize(
    ("extra", "outcome"),
    [({}, "resolve"), ({"action": "resolve"}, "resolve"), ({"dismiss": True}, "dismiss")],
)
def test_a_resolved_notification_is_gone(farm: Farm, extra: dict[str, Any], outcome: str) -> None:
    number = notifications(farm, 43)[0]["id"]
    body = {"notifications": [{"id": number, **extra}]}
    assert farm.post("printers/notification/Resolve", body, pid=43)["status"] is True
    assert notifications(farm, 43) == []
    assert farm.look("state")["notifications"][0]["outcome"] == outcome


@pytest.mark.parametrize(
    ("body", "pid"),
    [
        ({}, 43),
        ({"notifications": []}, 43),
        ({"notifications": "7001"}, 43),
        ({"notifications": [{"dismiss": True}]}, 43),
        ({"notifications": [{"id": 7001}, {"id": 1}]}, 43),
        ({"notifications": [{"id": 7001, "action": "fly"}]}, 43),
        ({"notifications": [{"id": 7001}]}, 42),
    ],
)
def test_a_bad_resolution_resolves_nothing(farm: Farm, body: dict[str, Any], pid: int) -> None:
    assert farm.post("printers/notification/Resolve", body, pid=pid)["status"] is False
    assert [row["id"] for row in notifications(farm, 43)] == [7001]
