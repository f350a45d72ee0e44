"""What must not happen twice does not: every fault, at every position, for every effect."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from connector.runner import Client, open_file
from connector.wire.errors import ApiError
from connector.wire.execute import execute
from tests.conftest import Sandbox
from tests.runner.test_client import first_printers

FAULTS: dict[str, dict[str, Any]] = {
    "reset_before": {"kind": "reset_before"},
    "reset_after": {"kind": "reset_after"},
    "half_body": {"kind": "half_body"},
    "html": {"kind": "html"},
    "500": {"kind": "status", "status": 500},
    "502 page": {"kind": "status", "status": 502, "format": "html"},
    "503": {"kind": "status", "status": 503},
    "504": {"kind": "status", "status": 504},
    "520 page": {"kind": "status", "status": 520, "format": "html"},
    "524 page": {"kind": "status", "status": 524, "format": "html"},
}
REPORTED = {"500": "server", "503": "server"}
"""The faults that say that a call failed; after all others its outcome is unknown."""


@pytest.fixture(params=sorted(FAULTS))
def fault(request: pytest.FixtureRequest) -> Iterator[str]:
    return request.param  # type: ignore[no-any-return]


def library_file(client: Client) -> str:
    return str(client.run("files.list", {"folder": -1})[0]["id"])


def order(sandbox: Sandbox, fault: str, path: str, **more: Any) -> int:
    """Order a fault that lasts; returns the number of calls to that path so far."""
    sandbox.control("faults", {**FAULTS[fault], "match": {"path": path}, "times": None, **more})
    return len(sandbox.calls(path.lstrip("*")))


def test_a_physical_call(client: Client, sandbox: Sandbox, fault: str) -> None:
    printers = first_printers(client, 2)
    order(sandbox, fault, "*SendGcode")
    with pytest.raises(ApiError) as caught:
        client.run("printers.send_gcode", {"printers": printers, "gcode": "G28"})
    assert caught.value.kind == REPORTED.get(fault, "unknown")
    assert len(sandbox.calls("SendGcode")) == 1


@pytest.mark.parametrize("method", ["GET", "POST", "DELETE"])
def test_any_call_whatever_its_verb(
    client: Client, sandbox: Sandbox, fault: str, method: str
) -> None:
    order(sandbox, fault, "*queue/EmptyQueue")
    with pytest.raises(ApiError):
        client.run("api.call", {"method": method, "path": "queue/EmptyQueue"})
    assert len(sandbox.calls("queue/EmptyQueue")) == 1


def test_the_second_step_of_a_composite(
    client: Client, sandbox: Sandbox, fault: str, tmp_path: Path
) -> None:
    path = tmp_path / "cube.gcode"
    path.write_text("G28\n")
    order(sandbox, fault, "*queue/AddItem")
    with pytest.raises(ApiError) as caught:
        client.run("files.upload_and_queue", {"file": open_file(path)})
    assert caught.value.kind == REPORTED.get(fault, "unknown")
    assert caught.value.done["file"]["name"] == "cube.gcode"
    assert [len(sandbox.calls(path)) for path in ("files/Upload", "queue/AddItem")] == [1, 1]


def test_the_second_part_of_an_upload(
    client: Client, sandbox: Sandbox, fault: str, tmp_path: Path
) -> None:
    path = tmp_path / "cube.gcode"
    path.write_text("G28\n" * 10)
    order(sandbox, fault, "*files/Upload", after=1)
    action = client.connector.action("files.upload")
    assert action is not None
    with pytest.raises(ApiError) as caught:
        client.drive(execute(action, {"file": open_file(path)}, part_size=25))
    assert caught.value.kind == REPORTED.get(fault, "unknown")
    assert len(sandbox.calls("files/Upload")) == 2


def test_a_later_page_is_read_again(client: Client, sandbox: Sandbox, fault: str) -> None:
    sandbox.control("reset", {"printers": 201})
    order(sandbox, fault, "*printers/Get", after=1, times=1)
    if fault == "html":
        with pytest.raises(ApiError, match="not a whole JSON object"):
            client.run("printers.list", {})
        return
    assert len({row["id"] for row in client.run("printers.list", {})}) == 201
    assert len(sandbox.calls("printers/Get")) == 4


def test_an_idempotent_call_is_sent_again(client: Client, sandbox: Sandbox, fault: str) -> None:
    item = client.run("queue.add_item", {"library_file": library_file(client)})["id"]
    order(sandbox, fault, "*queue/UpdateItem", times=1)
    if fault == "html":
        with pytest.raises(ApiError, match="not a whole JSON object"):
            client.run("queue.update_item", {"item": item, "amount": 3})
        return
    client.run("queue.update_item", {"item": item, "amount": 3})
    assert len(sandbox.calls("queue/UpdateItem")) == 2


@pytest.mark.parametrize("name", ["printers.pause", "queue.empty", "queue.add_item"])
def test_a_429_is_turned_away_before_it_is_executed(
    client: Client, sandbox: Sandbox, name: str
) -> None:
    """Waited out three times, and then reported for what it is."""
    inputs = {
        "printers.pause": {"printers": first_printers(client)},
        "queue.empty": {},
        "queue.add_item": {"library_file": library_file(client)},
    }[name]
    before = sandbox.control("state")["queue"]
    sandbox.fault("rate_limit", times=None, retry_after=1)
    with pytest.raises(ApiError) as caught:
        client.run(name, inputs)
    assert caught.value.kind == "rate_limited"
    assert sandbox.control("state")["queue"] == before
