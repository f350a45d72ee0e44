"""Pause, Resume, Cancel, ClearBed, SendGcode."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from .farm import Farm

ACTIONS = "printers/actions"


def test_quirk_2_pause_and_resume_read_pid_from_the_query(farm: Farm) -> None:
    farm.start_print(42)
    assert farm.post(f"{ACTIONS}/Pause", None, pid=42) == {"status": True, "message": None}
    assert farm.state_of(42) == "paused"
    assert farm.post(f"{ACTIONS}/Resume", None, pid=42)["status"] is True
    assert farm.state_of(42) == "printing"


def test_quirk_4_the_switch_makes_actions_read_pid_from_the_body_only(farm: Farm) -> None:
    farm.switch(pid_place="body")
    farm.start_print(42)
    assert farm.post(f"{ACTIONS}/Pause", None, pid=42)["message"] == "The pid is required"
    assert farm.post(f"{ACTIONS}/Pause", {"pid": 42})["status"] is True


def test_actions_take_several_printers_or_none(farm: Farm) -> None:
    farm.start_print(42)
    farm.start_print(43)
    assert farm.post(f"{ACTIONS}/Pause", None, pid="42,44")["status"] is False
    assert farm.state_of(42) == "printing"
    assert farm.post(f"{ACTIONS}/Pause", None, pid="42,43")["status"] is True
    assert (farm.state_of(42), farm.state_of(43)) == ("paused", "paused")


def test_a_paused_print_stands_still(farm: Farm) -> None:
    farm.start_print(42)
    farm.advance(180)
    farm.post(f"{ACTIONS}/Pause", None, pid=42)
    farm.advance(10_000)
    assert farm.get("printers/Get", pid=42)["data"]["job"]["percentage"] == 50
    farm.post(f"{ACTIONS}/Resume", None, pid=42)
    farm.advance(179)
    assert farm.state_of(42) == "printing"
    farm.advance(1)
    assert farm.state_of(42) == "operational"


@pytest.mark.parametrize("action", ["Pause", "Resume", "Cancel"])
def test_an_idle_printer_refuses(farm: Farm, action: str) -> None:
    assert farm.post(f"{ACTIONS}/{action}", None, pid=42)["status"] is False


def test_cancel_keeps_reason_and_comment(farm: Farm) -> None:
    job = farm.start_print(42)
    body = {"reason": 3, "comment": "clogged"}
    assert farm.post(f"{ACTIONS}/Cancel", body, pid=42)["status"] is True
    shown = next(row for row in farm.look("state")["jobs"] if row["id"] == job)
    assert (shown["state"], shown["reason"], shown["comment"]) == ("cancelled", 3, "clogged")


@pytest.mark.parametrize("body", [{"reason": 9}, {"comment": "x" * 501}, {"return_position": "up"}])
def test_cancel_refuses_values_out_of_range(farm: Farm, body: dict[str, object]) -> None:
    farm.start_print(42)
    answer = farm.post(f"{ACTIONS}/Cancel", {"return_to_queue": True, **body}, pid=42)
    assert answer["status"] is False
    assert farm.state_of(42) == "printing"


def test_quirk_78_cancel_may_demand_reason_and_comment(farm: Farm) -> None:
    farm.switch(cancel_demands=["reason", "comment"])
    farm.start_print(42)
    assert farm.post(f"{ACTIONS}/Cancel", {}, pid=42)["message"] == "The reason is required"
    body = {"reason": 2, "comment": "no"}
    assert farm.post(f"{ACTIONS}/Cancel", body, pid=42)["status"] is True


@pytest.mark.parametrize(
    ("body", "place"),
    [
        ({"return_position": "top"}, 1),
        ({"return_position": "bottom"}, 3),
        ({"return_position": "custom", "custom_position": 2}, 2),
        ({}, 1),
    ],
)
def test_cancel_returns_the_copy_to_the_queue(
    farm: Farm, body: dict[str, object], place: int
) -> None:
    files = farm.get("files/GetFiles", f=-1)["files"]
    items = [
        farm.post("queue/AddItem", {"filesystem": file["id"], "group": 2})["id"]
        for file in files[:3]
    ]
    farm.post(f"{ACTIONS}/CreateJob", {"pid": 42, "queue_file": items[0]})
    farm.advance(30)
    assert items[0] not in [item["id"] for item in farm.get("queue/GetItems")["queue"]]
    farm.post(f"{ACTIONS}/Cancel", {"return_to_queue": True, **body}, pid=42)
    order = [item["id"] for item in farm.post("queue/GetItems", {"gid": 2})["queue"]]
    assert order.index(items[0]) + 1 == place


def test_clear_bed_rates_the_last_print_and_frees_the_bed(farm: Farm) -> None:
    job = farm.start_print(42)
    farm.advance(400)
    assert farm.get("printers/Get", pid=42)["data"]["printer"]["awaitingBedClear"] is True
    assert farm.post(f"{ACTIONS}/ClearBed", {"success": True, "rating": 4}, pid=42)["status"]
    assert farm.get("printers/Get", pid=42)["data"]["printer"]["awaitingBedClear"] is False
    rows = farm.post("jobs/GetPaginatedPrintJobs", {"page": 1, "page_size": 1})["data"]
    assert (rows[0]["id"], rows[0]["rating"]) == (job, 4)


def test_quirk_80_clear_bed_takes_ratings_1_to_4(farm: Farm) -> None:
    assert farm.post(f"{ACTIONS}/ClearBed", {"rating": 5}, pid=42)["status"] is False


def test_send_gcode_reaches_every_printer(farm: Farm) -> None:
    body = {"gcode": ["G28 X Y", "M117 hi"]}
    assert farm.post(f"{ACTIONS}/SendGcode", body, pid="42,43")["status"] is True
    received = [row["received"] for row in farm.look("state")["printers"]]
    assert received[:3] == [["G28 X Y", "M117 hi"], ["G28 X Y", "M117 hi"], []]


def test_send_gcode_refuses_plain_text_unless_switched(farm: Farm) -> None:
    answer = farm.post(f"{ACTIONS}/SendGcode", {"gcode": "G28"}, pid=42)
    assert answer["message"] == "The gcode field must be an array"
    farm.switch(gcode_array=False)
    assert farm.post(f"{ACTIONS}/SendGcode", {"gcode": "G28"}, pid=42)["status"] is True


def test_send_gcode_needs_one_kind_of_command(farm: Farm) -> None:
    assert farm.post(f"{ACTIONS}/SendGcode", {}, pid=42)["message"] == "The gcode is required"
    assert farm.post(f"{ACTIONS}/SendGcode", {"macro": "home"}, pid=42)["status"] is True
