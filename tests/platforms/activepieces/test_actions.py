"""Every action of the piece, run in plain Node against the sandbox."""

from __future__ import annotations

import socket
from typing import Any

import jsonschema
import pytest

from tests.cassettes.scenarios import SCENARIOS
from tests.platforms.activepieces.farm import ApFarm, file_of

pytestmark = pytest.mark.node


@pytest.mark.parametrize("name", sorted(SCENARIOS))
def test_an_action_runs(name: str, ap_farm: ApFarm) -> None:
    """Its output is what the OpenAPI document says of it."""
    ap_farm.sandbox.control("settings", {"plan": "enterprise"})
    output = SCENARIOS[name](ap_farm)  # type: ignore[arg-type]
    assert output
    schema = ap_farm.action(name).output.schema
    if schema is not None:
        jsonschema.validate(output, schema)


def test_every_action_has_a_scenario(ap_farm: ApFarm) -> None:
    assert SCENARIOS.keys() == {action.name for action in ap_farm.connector.actions}


def test_the_piece_names_itself(ap_farm: ApFarm) -> None:
    ap_farm.run("account.test")
    (call,) = ap_farm.sandbox.calls()
    assert call["headers"]["user-agent"].startswith("piece-simplyprint-unofficial/")


def test_a_list_without_a_limit_is_read_to_its_end(ap_farm: ApFarm) -> None:
    ap_farm.sandbox.control("reset", {"printers": 250})
    assert len(ap_farm.run("printers.list")) == 250
    assert len(ap_farm.run("printers.list", {"limit": 3})) == 3


def test_what_an_untouched_step_holds_is_not_sent(ap_farm: ApFarm) -> None:
    """The builder stores empty text, lists and objects, and false for a switch."""
    (printer,) = ap_farm.printers()
    file = ap_farm.run("files.list", {"folder": -1})[0]["id"]
    untouched: dict[str, Any] = {
        "queue_item": None,
        "file_id": "",
        "next_queue_item": False,
        "schedule_for": "",
        "start_options": {},
        "slot_map": {},
    }
    ap_farm.run("jobs.create", {"printers": [printer], "library_file": file, **untouched})
    assert ap_farm.sandbox.calls("CreateJob")[0]["body"] == {
        "pid": str(printer),
        "filesystem": file,
    }


@pytest.mark.parametrize(("chosen", "sent"), [(None, {}), (False, {"done_items": False})])
def test_no_is_an_answer_of_its_own(ap_farm: ApFarm, chosen: Any, sent: dict[str, Any]) -> None:
    ap_farm.run("queue.empty", {"done_items": chosen})
    assert (ap_farm.sandbox.calls("EmptyQueue")[0]["body"] or {}) == sent


def test_numbers_come_from_text_and_times_keep_their_offset(ap_farm: ApFarm) -> None:
    ap_farm.run("jobs.list", {"limit": "2", "started_after": "2026-07-02T10:00:00+02:00"})
    body = ap_farm.sandbox.calls()[0]["body"]
    assert body.items() >= {"page_size": 2, "start_date": "2026-07-02T10:00:00+02:00"}.items()


def test_a_missing_required_property_is_told_before_any_request(ap_farm: ApFarm) -> None:
    """Activepieces itself does not look whether it is there."""
    error = ap_farm.failure("printers.pause")
    assert error["message"] == "printers: required; takes whole numbers"
    assert ap_farm.sandbox.calls() == []


def test_a_failure_says_what_was_done_before(ap_farm: ApFarm) -> None:
    ap_farm.sandbox.fault("status", "queue/AddItem")
    error = ap_farm.failure("files.upload_and_queue", {"file": file_of(b"G28\n")})
    (uploaded,) = ap_farm.sandbox.control("state")["uploads"]
    assert "Done before that" in error["message"]
    assert uploaded["id"] in error["message"]


def test_a_missing_permission_is_named_with_what_can_be_done(ap_farm: ApFarm) -> None:
    ap_farm.sandbox.control("settings", {"denied_permissions": ["send_raw_gcode"]})
    error = ap_farm.failure("printers.send_gcode", {"printers": [42], "gcode": "M105"})
    assert "send_raw_gcode" in error["message"]
    assert "the permissions of the user" in error["message"]


def test_a_lost_answer_is_not_asked_for_twice(ap_farm: ApFarm) -> None:
    ap_farm.sandbox.fault("reset_after")
    error = ap_farm.failure("printers.send_gcode", {"printers": [42], "gcode": "M105"})
    assert error["cause"]["kind"] == "unknown"
    assert "before you run this again" in error["message"]
    assert len(ap_farm.sandbox.calls("SendGcode")) == 1


def test_an_answer_that_does_not_come_in_time_is_lost(ap_farm: ApFarm) -> None:
    ap_farm.sandbox.fault("latency", seconds=0.5)
    given = {"printers": [42], "gcode": "M105"}
    error = ap_farm.execute("printers.send_gcode", given, patience=100)["error"]
    assert error["cause"]["kind"] == "unknown"
    assert "no answer came in time" in error["message"]


def test_a_host_that_is_not_there_got_nothing(ap_farm: ApFarm) -> None:
    with socket.create_server(("127.0.0.1", 0)) as server:
        port = server.getsockname()[1]
    ap_farm.auth["props"]["apiUrl"] = f"http://127.0.0.1:{port}"
    error = ap_farm.failure("printers.send_gcode", {"printers": [42], "gcode": "M105"})
    assert error["cause"]["kind"] == "unreachable"
    assert len(ap_farm.runtime.waits) == 3


def test_what_is_waited_for_is_slept_and_its_last_state_told(ap_farm: ApFarm) -> None:
    ap_farm.sandbox.control("settings", {"analysis_seconds": 3600})
    added = ap_farm.run("files.upload_and_queue", {"file": file_of(b"G28\n")})
    given = {"item": added["item"]["id"], "timeout": 3}
    error = ap_farm.failure("queue.wait_for_analysis", given)
    assert error["cause"]["kind"] == "deadline"
    assert "analysis.materialData is still missing" in error["message"]
    assert ap_farm.runtime.waits == [2000, 1000]


def test_a_port_that_fetch_refuses_is_told(ap_farm: ApFarm) -> None:
    ap_farm.auth["props"]["apiUrl"] = "http://127.0.0.1:9"
    assert ap_farm.failure("account.test")["message"] == "bad port"


@pytest.mark.parametrize("url", ["api.example.com", "file:///etc", "http://"])
def test_an_address_that_is_none_is_told(ap_farm: ApFarm, url: str) -> None:
    ap_farm.auth["props"]["apiUrl"] = url
    error = ap_farm.failure("printers.send_gcode", {"printers": [42], "gcode": "M105"})
    assert "is no URL" in error["message"]


def test_the_key_does_not_follow_to_another_host(ap_farm: ApFarm) -> None:
    ap_farm.sandbox.fault("status", status=302, times=None)
    assert "error" in ap_farm.execute("account.test")
    assert len(ap_farm.sandbox.calls()) == 1


def test_a_step_without_a_connection_says_so(ap_farm: ApFarm) -> None:
    result = ap_farm.execute("account.test", auth=None)
    assert result["error"]["message"] == "connection: choose or make one"
