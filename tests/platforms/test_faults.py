"""What goes wrong between a platform and the backend, the same on every platform's runtime.

Each fault has to end in the platform's proper error with the backend's reason, and no call that
changes something may be sent twice once it may have been executed.
"""

from __future__ import annotations

from typing import Any

import pytest

from tests.conftest import Sandbox
from tests.implementations.registry import PLATFORMS, marks
from tests.platforms.platform import Failure, Platform, error_of

READ = "account.test"
PHYSICAL = "printers.send_gcode"
GCODE: dict[str, Any] = {"printers": [42], "gcode": "M105"}
"""A physical call that an idle printer takes."""
WRITE = "queue.empty"

CALLS = {
    READ: ({}, "account/Test"),
    PHYSICAL: (GCODE, "SendGcode"),
    WRITE: ({}, "queue/EmptyQueue"),
}
CHANGES = (PHYSICAL, WRITE)


@pytest.fixture(params=[pytest.param(name, marks=marks(name)) for name in PLATFORMS])
def platform(request: pytest.FixtureRequest) -> Platform:
    found: Platform = request.getfixturevalue(f"{request.param}_platform")
    return found


def failure(platform: Platform, action: str, **more: Any) -> Failure:
    """The failure of an action that has to fail."""
    with pytest.raises(Failure) as caught:
        platform.run(action, CALLS[action][0], **more)
    return caught.value


def sent(sandbox: Sandbox, action: str) -> int:
    return len(sandbox.calls(CALLS[action][1]))


@pytest.mark.parametrize("action", CALLS)
@pytest.mark.parametrize("told", [{}, {"retry_after": 7}], ids=["silent", "retry_after"])
def test_over_the_rate_limit(
    platform: Platform, sandbox: Sandbox, action: str, told: dict[str, Any]
) -> None:
    """The backend turned the call away unexecuted, so that any call may come again."""
    sandbox.fault("rate_limit", **told)
    if not platform.waits_out_limits:
        assert failure(platform, action).error == platform.errors["rate_limited"]
        assert sent(sandbox, action) == 1
        return
    assert platform.run(action, CALLS[action][0])
    (wait,) = platform.waits
    assert wait == 7000 if told else 1000 <= wait <= 61_000
    assert sent(sandbox, action) == 2


def test_a_refusal_with_http_200(platform: Platform, sandbox: Sandbox) -> None:
    with pytest.raises(Failure) as caught:
        platform.run("printers.pause", {"printers": [42]})
    assert caught.value.error == platform.errors["refused"]
    assert "is not printing" in caught.value.message
    assert len(sandbox.calls("actions/Pause")) == 1


@pytest.mark.parametrize("action", CALLS)
def test_a_page_with_http_200(platform: Platform, sandbox: Sandbox, action: str) -> None:
    sandbox.fault("html", times=None)
    wanted = error_of(platform, "unexpected", changes=action in CHANGES)
    assert failure(platform, action).error == wanted
    assert action == READ or sent(sandbox, action) == 1


@pytest.mark.parametrize("action", CALLS)
def test_a_fault_of_the_server(platform: Platform, sandbox: Sandbox, action: str) -> None:
    sandbox.fault("status", status=500, times=None)
    problem = failure(platform, action)
    assert problem.error == error_of(platform, "server", changes=action in CHANGES)
    assert "Server error" in problem.message
    assert action == READ or sent(sandbox, action) == 1


@pytest.mark.parametrize("action", CHANGES)
@pytest.mark.parametrize("status", [502, 504])
def test_a_gateway_that_knows_nothing(
    platform: Platform, sandbox: Sandbox, action: str, status: int
) -> None:
    sandbox.fault("status", status=status, format="html", times=None)
    problem = failure(platform, action)
    assert problem.error == platform.errors["unknown"]
    assert "may have been executed" in problem.message
    assert sent(sandbox, action) == 1


@pytest.mark.parametrize("action", CHANGES)
@pytest.mark.parametrize("fault", ["reset_before", "reset_after", "half_body"])
def test_an_answer_that_got_lost(
    platform: Platform, sandbox: Sandbox, action: str, fault: str
) -> None:
    sandbox.fault(fault, times=None)
    problem = failure(platform, action)
    assert problem.error == platform.errors.get("lost", platform.errors["unknown"])
    assert "lost" in platform.errors or "may have been executed" in problem.message
    assert sent(sandbox, action) == 1


def test_a_key_that_is_wrong(platform: Platform, sandbox: Sandbox) -> None:
    problem = failure(platform, PHYSICAL, key="not-the-key")
    assert problem.error == platform.errors["unauthorized"]
    assert "No API key provided, or not logged in" in problem.message
    assert "not-the-key" not in problem.message
