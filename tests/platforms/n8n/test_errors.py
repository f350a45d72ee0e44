"""What goes wrong between n8n and the backend: what is sent again, and what a person is told."""

from __future__ import annotations

from typing import Any

import pytest

from tests.conftest import Sandbox
from tests.platforms.n8n.farm import Farm
from tests.platforms.n8n.workflow import API_KEY, file_of

pytestmark = pytest.mark.node

GCODE: dict[str, Any] = {"printers": [42], "gcode": "M105"}
"""A physical call that an idle printer takes."""


def attempts(sandbox: Sandbox, path: str) -> int:
    return len(sandbox.calls(path))


def test_a_refusal_with_http_200_carries_the_reason_and_the_item(farm: Farm) -> None:
    running = farm.start_print()
    idle = farm.printers(2)[1]
    result = farm.execute("printers.pause", {"printers": [running]}, {"printers": [idle]})
    error = result["error"]
    assert error["name"] == "NodeApiError"
    assert error["message"].endswith("is not printing")
    assert (error["itemIndex"], error["data"]["kind"]) == (1, "refused")


def test_a_missing_permission_is_named_instead_of_a_generic_text(farm: Farm) -> None:
    farm.sandbox.control("settings", {"denied_permissions": ["send_raw_gcode"]})
    error = farm.failure("printers.send_gcode", GCODE)
    assert (error["httpCode"], error["data"]["kind"]) == ("403", "forbidden")
    assert "send_raw_gcode" in error["message"]
    assert "permissions" in error["description"]


def test_bad_input_is_refused_before_any_request(farm: Farm) -> None:
    error = farm.failure("printers.pause", {"printers": "all"})
    assert error["name"] == "NodeOperationError"
    assert error["message"] == 'printers: takes whole numbers, not "all"'
    assert error["itemIndex"] == 0
    assert farm.sandbox.calls() == []


def test_a_rate_limit_that_stays_is_reported(farm: Farm) -> None:
    farm.sandbox.fault("rate_limit", times=None, retry_after=1)
    error = farm.failure("account.test")
    assert (error["httpCode"], error["data"]["kind"]) == ("429", "rate_limited")
    assert attempts(farm.sandbox, "account/Test") == 4


def test_nobody_waits_for_an_hour(farm: Farm) -> None:
    farm.sandbox.fault("rate_limit", retry_after=3600)
    assert farm.failure("account.test")["data"]["retryAfter"] == "3600"
    assert farm.n8n.waits == []


@pytest.mark.parametrize("kind", ["reset_before", "reset_after", "half_body", "status"])
def test_a_read_is_sent_again(farm: Farm, kind: str) -> None:
    farm.sandbox.fault(kind, times=2)
    assert farm.run("account.test", {})
    assert farm.n8n.waits == [1000, 2000]


def test_what_is_waited_for_is_slept_and_its_last_state_told(farm: Farm) -> None:
    farm.sandbox.control("settings", {"analysis_seconds": 3600})
    added = farm.run("files.upload_and_queue", {"file": file_of(b"G28\n")})
    given = {"item": added["item"]["id"], "timeout": 3}
    error = farm.failure("queue.wait_for_analysis", given)
    assert error["data"]["kind"] == "deadline"
    assert "analysis.materialData is still missing" in error["message"]
    assert farm.n8n.waits == [2000, 1000]


def test_a_read_is_given_up_in_the_end(farm: Farm) -> None:
    farm.sandbox.fault("reset_before", times=None)
    error = farm.failure("account.test")
    assert error["data"]["kind"] == "unreachable"
    assert attempts(farm.sandbox, "account/Test") == 4


def test_a_host_that_is_not_there_got_nothing(farm: Farm) -> None:
    farm.credentials[API_KEY]["apiUrl"] = "http://127.0.0.1:9"
    error = farm.failure("printers.send_gcode", GCODE)
    assert error["data"]["kind"] == "unreachable"
    assert len(farm.n8n.waits) == 3


def test_a_composite_says_what_was_done_before_it_failed(farm: Farm) -> None:
    farm.sandbox.fault("status", "queue/AddItem")
    result = farm.execute(
        "files.upload_and_queue", {"file": file_of(b"G28\n")}, continueOnFail=True
    )
    (item,) = result["outputs"][0]
    assert item["json"]["details"]["itemIndex"] == 0
    (uploaded,) = farm.sandbox.control("state")["uploads"]
    assert item["json"]["details"]["done"]["file"]["id"] == uploaded["id"]
    assert uploaded["id"] in item["json"]["message"]
