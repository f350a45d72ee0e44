"""Scheduled prints, calling them off, and skipping objects."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from connector.sandbox.world.times import iso

from .farm import START

if TYPE_CHECKING:
    from .farm import Farm

ACTIONS = "printers/actions"


def schedule(farm: Farm, seconds: float = 3600, **source: Any) -> Any:
    uid = farm.get("files/GetFiles", f=-1)["files"][0]["id"]
    body = {"pid": 42, "schedule_for": iso(START + seconds), **(source or {"filesystem": uid})}
    return farm.post(f"{ACTIONS}/CreateJob", body)


def uid_of(farm: Farm) -> str:
    return str(farm.get("printers/Get", pid=42)["data"]["job"]["uid"])


def test_a_scheduled_print_begins_at_its_time(farm: Farm) -> None:
    schedule(farm)
    assert farm.state_of(42) == "print_pending"
    farm.advance(3599)
    assert farm.state_of(42) == "print_pending"
    farm.advance(24)
    assert (farm.state_of(42), farm.events()) == ("printing", ["job.started"])


@pytest.mark.parametrize("seconds", [-60, 59, 7 * 86_400 + 1])
def test_a_print_is_scheduled_a_minute_to_a_week_ahead(farm: Farm, seconds: int) -> None:
    assert schedule(farm, seconds)["status"] is False
    assert farm.state_of(42) == "operational"


def test_a_pending_print_is_called_off(farm: Farm) -> None:
    job = schedule(farm)["jobIds"][0]
    assert farm.post(f"{ACTIONS}/CancelPendingPrint", None, pid=42)["status"] is True
    assert (farm.state_of(42), farm.events()) == ("operational", ["job.cancelled"])
    row = farm.post("jobs/GetPaginatedPrintJobs", {"page": 1, "page_size": 1})["data"][0]
    assert (row["id"], row["status"]) == (job, "cancelled")
    assert farm.get("printers/Get", pid=42)["data"]["printer"]["awaitingBedClear"] is False
    farm.advance(7200)
    assert farm.state_of(42) == "operational"


def test_a_called_off_print_gives_its_copy_back(farm: Farm) -> None:
    item = farm.get("queue/GetItems")["queue"][0]["id"]
    schedule(farm, queue_file=item)
    assert item not in [row["id"] for row in farm.get("queue/GetItems")["queue"]]
    farm.post(f"{ACTIONS}/CancelPendingPrint", None, pid=42)
    assert farm.get("queue/GetItem", id=item)["item"]["left"] == 1
    assert item in [row["id"] for row in farm.get("queue/GetItems")["queue"]]


def test_the_expected_uid_guards_against_another_print(farm: Farm) -> None:
    schedule(farm)
    path = f"{ACTIONS}/CancelPendingPrint"
    assert farm.post(path, {"expected_job_uid": "other"}, pid=42)["status"] is False
    assert farm.state_of(42) == "print_pending"
    assert farm.post(path, {"expected_job_uid": uid_of(farm)}, pid=42)["status"] is True


def test_only_pending_prints_are_called_off(farm: Farm) -> None:
    farm.start_print(42)
    assert farm.post(f"{ACTIONS}/CancelPendingPrint", None, pid=42)["status"] is False
    assert farm.post(f"{ACTIONS}/CancelPendingPrint", {"pid": 42})["message"].endswith("required")
    assert farm.state_of(42) == "printing"


def test_objects_are_skipped(farm: Farm) -> None:
    farm.start_print(42)
    path = f"{ACTIONS}/SkipObjects"
    assert farm.post(path, {"object_ids": [2, 3]}, pid=42)["status"] is True
    farm.post(path, {"object_ids": [3, 5]}, pid=42)
    job = next(row for row in farm.look("state")["jobs"] if row["state"] == "printing")
    assert job["skippedObjects"] == [2, 3, 5]
    assert farm.events()[-2:] == ["job.objects_skipped"] * 2


@pytest.mark.parametrize(
    ("body", "pid"),
    [
        ({}, "42"),
        ({"object_ids": []}, "42"),
        ({"object_ids": "2,3"}, "42"),
        ({"object_ids": [2]}, "42,43"),
        ({"object_ids": [2]}, "44"),
    ],
)
def test_skipping_needs_an_array_and_one_running_print(
    farm: Farm, body: dict[str, Any], pid: str
) -> None:
    farm.start_print(42)
    farm.start_print(43)
    assert farm.post(f"{ACTIONS}/SkipObjects", body, pid=pid)["status"] is False
    assert "job.objects_skipped" not in farm.events()
