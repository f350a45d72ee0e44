"""CreateJob and the life of a print on the sandbox clock."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from .farm import Farm

CREATE = "printers/actions/CreateJob"


def library(farm: Farm, name: str = "cable-clip") -> str:
    return str(farm.get("files/GetFiles", f=-1, search=name)["files"][0]["id"])


def test_a_print_downloads_heats_prints_and_ends(farm: Farm) -> None:
    farm.post(CREATE, {"pid": 42, "filesystem": library(farm)})
    states = [farm.state_of(42)]
    for seconds in (3, 20, 359, 1):
        farm.advance(seconds)
        states.append(farm.state_of(42))
    assert states == ["downloading", "printing", "printing", "printing", "operational"]
    assert farm.events() == ["job.started", "job.done"]


def test_a_leap_of_the_clock_gives_the_same_moments(farm: Farm) -> None:
    farm.post(CREATE, {"pid": 42, "filesystem": library(farm)})
    farm.advance(100_000)
    moments = [event["timestamp"] - 1_800_000_000 for event in farm.look("state")["events"]]
    assert moments == [3, 383]


def test_progress_follows_the_clock(farm: Farm) -> None:
    farm.start_print(42)
    farm.advance(90)
    job = farm.get("printers/Get", pid=42)["data"]["job"]
    assert (job["percentage"], job["timeLeft"], job["printTime"]) == (25, 270, 90)


def test_quirk_3_create_job_ignores_a_query_pid(farm: Farm) -> None:
    answer = farm.post(CREATE, {"filesystem": library(farm)}, pid=42)
    assert answer == {"status": False, "message": "The pid is required"}


def test_create_job_reads_pid_from_the_body_whatever_the_switch_of_the_actions(farm: Farm) -> None:
    farm.switch(pid_place="body")
    assert farm.post(CREATE, {"pid": [42], "filesystem": library(farm)})["status"] is True


def test_quirk_43_started_jobs_come_as_job_ids(farm: Farm) -> None:
    answer = farm.post(CREATE, {"pid": "42,43", "filesystem": library(farm)})
    assert len(answer["jobIds"]) == 2
    assert answer["files"][0]["printers"] == [42, 43]
    assert len(answer["files"][0]["cost"]) == 2


@pytest.mark.parametrize(
    "sources", [{}, {"filesystem": "a", "queue_file": 1}, {"next_queue_item": False}]
)
def test_exactly_one_source(farm: Farm, sources: dict[str, object]) -> None:
    assert "Exactly one of" in farm.post(CREATE, {"pid": 42, **sources})["message"]


def test_a_busy_printer_refuses_and_nothing_starts(farm: Farm) -> None:
    farm.start_print(43)
    answer = farm.post(CREATE, {"pid": "42,43", "filesystem": library(farm)})
    assert answer["status"] is False
    assert farm.state_of(42) == "operational"


def test_printing_from_the_queue_uses_up_copies(farm: Farm) -> None:
    item = farm.post("queue/AddItem", {"filesystem": library(farm), "amount": 2})["id"]
    farm.post(CREATE, {"pid": "42", "queue_file": item})
    assert farm.get("queue/GetItem", id=item)["item"]["left"] == 1
    assert farm.post(CREATE, {"pid": "43,44", "queue_file": item})["status"] is False
    farm.post(CREATE, {"pid": 43, "queue_file": item})
    farm.advance(1000)
    done = farm.get("queue/GetItems", done_items=1)["done_items"]
    assert [(row["id"], row["printed"], row["ongoing"]) for row in done] == [(item, 2, False)]


def test_an_item_is_ongoing_until_its_last_copy_ended(farm: Farm) -> None:
    item = farm.post("queue/AddItem", {"filesystem": library(farm), "amount": 2})["id"]
    farm.post(CREATE, {"pid": "42,43", "queue_file": item})
    farm.advance(30)
    seen = []
    for pid in (42, 43):
        farm.control("prints/finish", {"printer": pid})
        seen.append(farm.get("queue/GetItems", done_items=1)["done_items"][0]["ongoing"])
    assert seen == [True, False]


def test_next_queue_item_takes_the_first_that_may_go_there(farm: Farm) -> None:
    farm.post("queue/EmptyQueue", {})
    uid = library(farm)
    farm.post("queue/AddItem", {"filesystem": uid, "for_printers": "43"})
    free = farm.post("queue/AddItem", {"filesystem": uid})["id"]
    farm.post(CREATE, {"pid": 42, "next_queue_item": True})
    assert free not in [item["id"] for item in farm.get("queue/GetItems")["queue"]]


def test_an_uploaded_file_prints_for_as_long_as_its_comments_say(farm: Farm) -> None:
    file = farm.upload("x.gcode", b";TIME:77\nG28\n")["file"]["id"]
    farm.post(CREATE, {"pid": 42, "file_id": file})
    farm.advance(3 + 20 + 76)
    assert farm.state_of(42) == "printing"
    farm.advance(1)
    assert farm.state_of(42) == "operational"


def test_a_model_cannot_be_printed(farm: Farm) -> None:
    file = farm.upload("x.stl", b"solid")["file"]["id"]
    assert "slicing" in farm.post(CREATE, {"pid": 42, "file_id": file})["message"]


def test_quirk_19_start_options_are_json_text(farm: Farm) -> None:
    body = {"pid": 42, "filesystem": library(farm)}
    assert farm.post(CREATE, body | {"start_options": {"a": 1}})["status"] is False
    assert farm.post(CREATE, body | {"start_options": '{"a": 1}'})["status"] is True


def test_the_bed_matters_only_when_switched(farm: Farm) -> None:
    farm.start_print(42)
    farm.advance(1000)
    farm.switch(bed_must_be_clear=True)
    body = {"pid": 42, "filesystem": library(farm)}
    assert "bed" in farm.post(CREATE, body)["message"]
    farm.switch(bed_must_be_clear=False)
    assert farm.post(CREATE, body)["status"] is True
