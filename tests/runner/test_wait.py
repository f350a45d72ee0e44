"""Waiting with the client: the delays are slept, and every reading counts as a call."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from connector.model import Connector
from connector.runner import Client, Connection, open_file
from connector.runner.budget import Budget
from connector.sandbox import SandboxServer, Settings
from connector.wire.errors import ApiError
from tests.conftest import FakeClock, Sandbox

ANALYSIS = 5
"""Seconds that the sandbox takes for one."""
CUBE = Path(__file__).parents[2] / "examples" / "cube.gcode"


class SharedClock(FakeClock):
    """The sandbox's clock moves with the client's."""

    def __init__(self, sandbox: Sandbox) -> None:
        super().__init__()
        self._sandbox = sandbox

    def sleep(self, seconds: float) -> None:
        super().sleep(seconds)
        self._sandbox.control("clock", {"advance": seconds})


@pytest.fixture
def farm() -> Iterator[Sandbox]:
    settings = Settings(rate_limit=0, plan="enterprise", analysis_seconds=ANALYSIS)
    with SandboxServer(settings) as server:
        box = Sandbox(server)
        box.control("clock", {"freeze": True})
        yield box


@pytest.fixture
def clock(farm: Sandbox) -> SharedClock:
    return SharedClock(farm)


@pytest.fixture
def client(connector: Connector, farm: Sandbox, clock: SharedClock) -> Iterator[Client]:
    connection = Connection.resolve(connector, {}, farm.server.environment)
    budget = Budget(None, "test", 100_000, clock)
    with Client(connector, connection, clock=clock, budget=budget) as made:
        yield made


def fresh_item(client: Client) -> int:
    added = client.run("files.upload_and_queue", {"file": open_file(CUBE)})
    number: int = added["item"]["id"]
    return number


def test_the_analysis_is_waited_for_as_long_as_it_takes(
    client: Client, clock: SharedClock, farm: Sandbox
) -> None:
    item = client.run("queue.wait_for_analysis", {"item": fresh_item(client)})
    assert item["analysis"]["materialData"]
    assert clock.slept == [2, 2, 2]
    assert len(farm.calls("queue/GetItem")) == 4


def test_an_analysis_that_does_not_come_is_no_unknown_outcome(client: Client) -> None:
    with pytest.raises(ApiError) as caught:
        client.run("queue.wait_for_analysis", {"item": fresh_item(client), "timeout": 3})
    assert caught.value.kind == "deadline"
    assert caught.value.message == "After 3 s analysis.materialData is still missing"


def test_a_print_is_waited_for_until_it_ends(client: Client, clock: SharedClock) -> None:
    file = client.run("files.list", {"folder": -1})[0]["id"]
    printer = client.run("printers.list", {"limit": 1})[0]["id"]
    client.run("jobs.create", {"printers": [printer], "library_file": file})
    job = client.run("jobs.list", {"statuses": ["ongoing"], "printers": [printer]})[0]["uid"]
    ended = client.run("jobs.wait_until_finished", {"job": job, "timeout": 604800})
    assert ended["state"] == "completed"
    assert set(clock.slept) == {30}
