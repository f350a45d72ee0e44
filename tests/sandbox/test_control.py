"""The control surface."""

from __future__ import annotations

import time

import pytest
import requests

from .farm import START, Farm


def refused(farm: Farm, path: str, body: object) -> str:
    answer = requests.post(f"{farm.server.url}/__sandbox/{path}", json=body, timeout=10)
    assert answer.status_code == 400, answer.text
    return str(answer.json()["error"])


def test_the_same_seed_gives_the_same_world(farm: Farm) -> None:
    first = farm.control("reset", {"seed": 7})
    assert farm.control("reset", {"seed": 7}) == first
    assert farm.control("reset", {"seed": 8})["files"] != first["files"]


def test_the_same_requests_give_the_same_history(farm: Farm) -> None:
    def story() -> object:
        farm.control("reset", {})
        file = farm.upload("x.gcode", b";TIME:60\n")["file"]["id"]
        item = farm.post("queue/AddItem", {"fileId": file})["id"]
        farm.post("printers/actions/CreateJob", {"pid": 42, "queue_file": item})
        farm.advance(500)
        return farm.look("state")

    assert story() == story()


def test_reset_forgets_everything(farm: Farm) -> None:
    farm.switch(plan="pro")
    farm.control("faults", {"kind": "html"})
    farm.call("GET", "account/Test")
    farm.start_print(43)
    state = farm.control("reset", {"printers": 2})
    assert (len(state["printers"]), state["plan"], state["now"]) == (2, "print_farm", START)
    assert farm.look("requests")["requests"] == []
    assert farm.look("faults")["faults"] == []


def test_reset_can_move_the_start(farm: Farm) -> None:
    assert farm.control("reset", {"start": 5_000_000.0})["now"] == 5_000_000.0


def test_the_clock_advances_sets_and_freezes(farm: Farm) -> None:
    assert farm.control("clock", {"advance": 1.5}) == {"now": START + 1.5, "frozen": True}
    assert farm.control("clock", {"set": START + 10})["now"] == START + 10
    farm.control("clock", {"freeze": False})
    time.sleep(0.05)
    assert START + 10 < farm.control("clock", {"freeze": True})["now"] < START + 30


@pytest.mark.parametrize(
    ("body", "words"),
    [
        ({"set": 1}, "only moves forward"),
        ({"advance": -1}, "0 or more"),
        ({"advance": "1"}, "advance must be a number"),
        ({"advance": 1e300}, "the clock ends at"),
        ({"advnce": 1}, "unknown key 'advnce'"),
        ({"freeze": 1}, "freeze must be true or false"),
    ],
)
def test_bad_clock_orders(farm: Farm, body: dict[str, object], words: str) -> None:
    assert words in refused(farm, "clock", body)


def test_prints_finish_fail_and_pause(farm: Farm) -> None:
    for pid in (42, 43, 44):
        farm.start_print(pid)
    farm.control("prints/finish", {"printer": 42})
    farm.control("prints/fail", {"printer": 43})
    farm.control("prints/pause", {"printer": 44})
    assert [farm.state_of(pid) for pid in (42, 43, 44)] == ["operational", "operational", "paused"]
    assert farm.events()[-3:] == ["job.done", "job.failed", "job.paused"]


def test_a_failed_print_keeps_its_progress(farm: Farm) -> None:
    job = farm.start_print(42)
    farm.advance(90)
    farm.control("prints/fail", {"printer": 42})
    row = farm.post("jobs/GetPaginatedPrintJobs", {"page": 1, "page_size": 1})["data"][0]
    assert (row["id"], row["status"], row["currentPercentage"]) == (job, "failed", 25)


def test_prints_need_a_running_print(farm: Farm) -> None:
    assert "no running print" in refused(farm, "prints/fail", {"printer": 42})
    assert "printer must be a number" in refused(farm, "prints/fail", {})


def test_a_fired_event_is_remembered(farm: Farm) -> None:
    farm.control("events/fire", {"event": "filament.create", "data": {"x": 1}})
    sample = farm.get("webhooks/GetSamplePayload", event="filament.create")["samples"][0]
    assert sample["data"] == {"x": 1}
    assert "no event of the catalogue" in refused(farm, "events/fire", {"event": "job.finished"})


def test_settings_are_checked_by_name_and_value(farm: Farm) -> None:
    assert "did you mean pid_place?" in refused(farm, "settings", {"pid_plce": "body"})
    assert "one of query, body" in refused(farm, "settings", {"pid_place": "path"})
    assert "takes int or null" in refused(farm, "settings", {"rate_limit": True})
    assert "give it to reset" in refused(farm, "settings", {"seed": 3})
    assert farm.control("settings", {"rate_limit": 5})["rate_limit"] == 5


def test_broken_json_is_refused(farm: Farm) -> None:
    url = f"{farm.server.url}/__sandbox/clock"
    assert requests.post(url, data="{", timeout=10).status_code == 400
    assert "JSON object" in refused(farm, "clock", [1])


def test_the_log_shows_what_came_and_went(farm: Farm) -> None:
    farm.post("printers/actions/Pause", {"note": "x"}, pid=42)
    entry = farm.look("requests")["requests"][-1]
    assert (entry["n"], entry["method"], entry["path"]) == (1, "POST", "printers/actions/Pause")
    assert (entry["query"], entry["body"]) == ({"pid": "42"}, {"note": "x"})
    assert (entry["status"], entry["answer"]["status"]) == (200, False)
    farm.get("account/Test")
    assert [entry["n"] for entry in farm.look("requests?since=1")["requests"]] == [2]


def test_the_log_summarises_files(farm: Farm) -> None:
    farm.upload("x.gcode", b"G28\n")
    entry = farm.look("requests")["requests"][-1]
    assert (entry["host"], entry["files"]["file"]["size"]) == ("files", 4)


def test_the_log_masks_secrets(farm: Farm) -> None:
    body = {"name": "t", "url": "https://example.com", "events": ["job.done"], "secret": "hush"}
    farm.post("webhooks/Create", body)
    farm.get("webhooks/Get")
    requests.post(
        f"{farm.server.url}/api/0/oauth2/Token",
        data={"client_id": "sandbox-client", "client_secret": "sandbox-client-secret"},
        timeout=10,
    )
    text = requests.get(f"{farm.server.url}/__sandbox/requests", timeout=10).text
    assert text.count('"***"') >= 5
    for secret in ("hush", farm.server.key, "sandbox-client-secret"):
        assert secret not in text


def test_the_control_surface_is_not_limited(farm: Farm) -> None:
    farm.switch(rate_limit=1)
    farm.get("account/Test")
    farm.control("faults", {"kind": "status", "times": None})
    assert farm.look("clock")["frozen"] is True


@pytest.mark.parametrize(
    ("path", "body"),
    [
        ("printers/online", {"printer": 7, "online": True}),
        ("printers/online", {"printer": 42, "online": "no"}),
        ("printers/add", {"name": "Attic"}),
        ("printers/ai", {"printer": 42}),
        ("printers/error", {"printer": 7, "error": True}),
        ("queue/revise", {"item": 90791}),
        ("queue/revise", {"item": 90790, "comment": 1}),
        ("filament_types/add", {"name": ""}),
        ("users/join", {"email": "a@b.c", "first_name": "A"}),
        ("users/join", {"email": "a@b.c", "first_name": "A", "last_name": "B", "rank": 1}),
    ],
)
def test_happenings_refuse_what_they_do_not_know(
    farm: Farm, path: str, body: dict[str, object]
) -> None:
    assert path in refused(farm, path, body)
