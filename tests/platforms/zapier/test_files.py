"""Files between Zapier and the sandbox: addresses to read from, and files that Zapier keeps."""

from __future__ import annotations

import hashlib
from pathlib import Path
from typing import Any

import pytest

from connector.runner import open_file
from connector.wire.messages import FileInput
from connector.wire.upload import PART_SIZE
from tests.platforms.fake_api import FakeApi, Reply
from tests.platforms.zapier.farm import Farm

pytestmark = pytest.mark.node

CUBE = Path(__file__).parents[3] / "examples" / "cube.gcode"


def stored(farm: Farm) -> dict[str, Any]:
    (upload,) = farm.sandbox.control("state")["uploads"]
    found: dict[str, Any] = upload
    return found


def sha256(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()


def test_a_real_file_arrives_whole(zapier_farm: Farm) -> None:
    output = zapier_farm.run("files.upload", {"file": open_file(CUBE)})
    content = CUBE.read_bytes()
    expected = {"id": output["id"], "name": "cube.gcode", "size": len(content)}
    assert stored(zapier_farm).items() >= {**expected, "sha256": sha256(content)}.items()


def test_a_large_file_goes_in_parts_and_is_put_together_again(
    zapier_farm: Farm, tmp_path: Path
) -> None:
    content = b"G1 X10 Y10\n" * (PART_SIZE // 11 + 1000)
    path = tmp_path / "large.gcode"
    path.write_bytes(content)
    zapier_farm.run("files.upload", {"file": open_file(path)})
    sizes = [call["files"]["file"]["size"] for call in zapier_farm.sandbox.calls("files/Upload")]
    assert sizes == [PART_SIZE, len(content) - PART_SIZE]
    assert stored(zapier_farm)["sha256"] == sha256(content)


def test_a_file_whose_size_nobody_tells_arrives_whole(zapier_farm: Farm) -> None:
    chunked = {"content-length": None}
    address = zapier_farm.zapier.offer(FileInput("cube.gcode", 0, CUBE), **chunked)
    zapier_farm.run("files.upload", {"file": address})
    assert stored(zapier_farm)["sha256"] == sha256(CUBE.read_bytes())


def test_a_file_without_a_name_is_called_after_its_address(
    zapier_farm: Farm, zapier_server: FakeApi
) -> None:
    zapier_server.script(Reply(b"G28\n", 200, {"content-type": "text/plain"}))
    zapier_farm.run("files.upload", {"file": f"{zapier_server.url}/a/lift%20up.gcode?sig=1"})
    assert stored(zapier_farm)["name"] == "lift up.gcode"


def test_the_address_of_a_file_is_not_sent_the_credential(
    zapier_farm: Farm, zapier_server: FakeApi
) -> None:
    zapier_server.script(Reply(b"G28\n"))
    zapier_farm.run("files.upload", {"file": f"{zapier_server.url}/lift.gcode"})
    (received,) = zapier_server.received
    assert zapier_farm.auth["api_key"] not in str(received.headers)


@pytest.mark.parametrize("status", [401, 404, 500])
def test_a_file_that_is_not_there_is_told_and_nothing_is_sent(
    zapier_farm: Farm, zapier_server: FakeApi, status: int
) -> None:
    zapier_server.script(Reply("gone", status))
    problem = zapier_farm.failure("files.upload", {"file": f"{zapier_server.url}/lift.gcode"})
    assert problem.error == "AppError"
    assert problem.message == f"file: takes a file, but its address answers HTTP {status}"
    assert zapier_farm.sandbox.calls() == []


def test_a_download_waits_until_a_later_step_wants_the_file(zapier_farm: Farm) -> None:
    file = zapier_farm.run("files.list", {"folder": -1})[0]
    method = "searches.files_download.operation.perform"
    result = zapier_farm.step(method, {"file": file["id"]})
    (found,) = result["output"]
    assert found["file"].startswith("hydrate|||")
    assert zapier_farm.sandbox.calls("files/Download") == []
    fetched = zapier_farm.run("files.download", {"file": file["id"]})["file"]
    assert fetched["text"].startswith(";")
    assert len(zapier_farm.sandbox.calls("files/Download")) == 1


def test_a_download_of_nothing_is_refused_at_once(zapier_farm: Farm) -> None:
    result = zapier_farm.step("searches.files_download.operation.perform", {})
    assert "file: required" in result["error"]["message"]


def test_a_download_that_is_refused_tells_why(zapier_farm: Farm) -> None:
    problem = zapier_farm.failure("files.download", {"file": "0" * 32})
    assert problem.error == "AppError"
    assert "not found" in problem.message.lower()
