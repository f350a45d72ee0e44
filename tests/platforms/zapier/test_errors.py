"""Which of Zapier's errors a failure becomes, since that decides whether Zapier runs it again."""

from __future__ import annotations

from pathlib import Path

import pytest

from connector.runner import open_file
from tests.platforms.fake_api import FakeApi, Reply
from tests.platforms.platform import Failure
from tests.platforms.zapier.farm import Farm, failure_of

pytestmark = pytest.mark.node

CUBE = Path(__file__).parents[3] / "examples" / "cube.gcode"


def queue_file(farm: Farm) -> Failure:
    """A step of two calls, of which the first was done and the second fails."""
    return farm.failure("files.upload_and_queue", {"file": open_file(CUBE)})


def test_bad_inputs_are_told_in_one_line_each_and_nothing_is_sent(zapier_farm: Farm) -> None:
    problem = zapier_farm.failure("queue.update_item", {"item": "benchy", "note": 5.5})
    assert problem.error == "AppError"
    assert len(problem.message.splitlines()) == 3
    assert problem.message.startswith("item: takes a whole number")
    assert zapier_farm.sandbox.calls() == []


def test_a_lost_answer_of_a_physical_call_halts(zapier_farm: Farm) -> None:
    """Zapier would run it again by autoreplay after any other error."""
    zapier_farm.sandbox.fault("reset_after", "printers/actions/Pause", times=None)
    problem = zapier_farm.failure("printers.pause", {"printers": [42]})
    assert problem.error == "HaltedError"
    assert "may have been executed" in problem.message
    assert len(zapier_farm.sandbox.calls("actions/Pause")) == 1


def test_a_refusal_after_a_step_was_done_halts_and_tells_of_it(zapier_farm: Farm) -> None:
    zapier_farm.sandbox.fault("status", "queue/AddItem", status=403)
    problem = queue_file(zapier_farm)
    assert problem.error == "HaltedError"
    assert "Done before that" in problem.message
    assert "cube.gcode" in problem.message
    assert "does not repeat" in problem.message


def test_a_limit_after_a_step_was_done_is_waited_out(zapier_farm: Farm) -> None:
    zapier_farm.sandbox.fault("rate_limit", "queue/AddItem", retry_after=7)
    output = zapier_farm.run("files.upload_and_queue", {"file": open_file(CUBE)})
    assert output["item"]["id"]
    assert zapier_farm.zapier.waits == [7000]
    assert len(zapier_farm.sandbox.calls("files/Upload")) == 1


def test_a_limit_after_a_step_was_done_that_takes_too_long_halts(zapier_farm: Farm) -> None:
    zapier_farm.sandbox.fault("rate_limit", "queue/AddItem", retry_after=50, times=None)
    assert queue_file(zapier_farm).error == "HaltedError"
    assert len(zapier_farm.sandbox.calls("files/Upload")) == 1


def test_a_credential_that_dies_after_a_step_was_done_halts(zapier_farm: Farm) -> None:
    zapier_farm.sandbox.fault("status", "queue/AddItem", status=401)
    assert queue_file(zapier_farm).error == "HaltedError"


def test_a_part_that_fails_after_another_was_taken_halts(zapier_farm: Farm, tmp_path: Path) -> None:
    zapier_farm.sandbox.fault("status", "files/Upload", status=401, after=1)
    given = {"file": open_file(CUBE)}
    result = zapier_farm.execute("files.upload", given, partSize=CUBE.stat().st_size // 2)
    assert result["error"]["name"] == "HaltedError"


def test_a_throttled_step_says_when_to_run_it_again(zapier_farm: Farm) -> None:
    zapier_farm.sandbox.fault("rate_limit", retry_after=42)
    result = zapier_farm.execute("printers.list")
    assert failure_of(result).error == "ThrottledError"
    assert '"delay":42' in result["error"]["message"]


def test_without_a_hint_it_runs_again_in_the_next_minute(zapier_farm: Farm) -> None:
    zapier_farm.sandbox.fault("rate_limit")
    message = zapier_farm.execute("printers.list")["error"]["message"]
    delay = int(message.partition('"delay":')[2].rstrip("}"))
    assert 1 <= delay <= 61


@pytest.mark.parametrize("status", [403, 404, 500])
def test_the_reason_of_the_backend_is_shown(zapier_farm: Farm, status: int) -> None:
    zapier_farm.sandbox.fault("status", status=status, times=None)
    problem = zapier_farm.failure("printers.list")
    assert problem.error == "AppError"
    assert "Server error" in problem.message


def test_the_inputs_of_a_step_are_not_shown(zapier_farm: Farm) -> None:
    zapier_farm.sandbox.fault("status", status=502, times=None)
    problem = zapier_farm.failure("printers.send_gcode", {"printers": [42], "gcode": "M117 hush"})
    assert problem.error == "HaltedError"
    assert "hush" not in problem.message


def test_a_read_that_broke_is_sent_again(zapier_farm: Farm) -> None:
    zapier_farm.sandbox.fault("reset_after", times=2)
    assert zapier_farm.run("printers.list")
    assert zapier_farm.zapier.waits == [1000, 2000]


def test_a_redirect_is_not_followed_with_the_credential(
    zapier_farm: Farm, zapier_server: FakeApi
) -> None:
    elsewhere = {"location": f"{zapier_server.url}/elsewhere"}
    zapier_server.script(Reply({}, 302, elsewhere), Reply({"status": True, "data": []}))
    zapier_farm.auth["api_url"] = zapier_server.url
    assert zapier_farm.failure("printers.list").error == "AppError"
    assert len(zapier_server.received) == 1
