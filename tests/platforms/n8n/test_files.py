"""Files between n8n's binary data and the sandbox: real bytes, in parts when there are many."""

from __future__ import annotations

import hashlib
from pathlib import Path
from typing import Any

import pytest

from connector.model import Connector
from connector.runner import open_file
from connector.wire.messages import FileInput
from connector.wire.upload import PART_SIZE
from tests.conftest import Sandbox
from tests.platforms.n8n import runtime
from tests.platforms.n8n.farm import Farm
from tests.platforms.n8n.packaging import BuiltPackage
from tests.platforms.n8n.workflow import file_of

pytestmark = pytest.mark.node

CUBE = Path(__file__).parents[3] / "examples" / "cube.gcode"


def sha256(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()


def stored(farm: Farm) -> list[dict[str, Any]]:
    uploads: list[dict[str, Any]] = farm.sandbox.control("state")["uploads"]
    return uploads


def test_a_real_file_arrives_whole(farm: Farm) -> None:
    output = farm.run("files.upload", {"file": open_file(CUBE)})
    content = CUBE.read_bytes()
    (upload,) = stored(farm)
    expected = {"id": output["id"], "name": "cube.gcode", "size": len(content)}
    assert upload.items() >= {**expected, "sha256": sha256(content)}.items()


def test_no_file_stays_open_behind_an_upload(farm: Farm, tmp_path: Path) -> None:
    path = tmp_path / "cube.gcode"
    path.write_bytes(CUBE.read_bytes())
    farm.run("files.upload", {"file": open_file(path)})
    opened = farm.n8n.call("openFiles")
    assert [name for name in opened["files"] if "binary_data" in name] == []


def test_bytes_that_look_like_a_boundary_arrive_whole(farm: Farm) -> None:
    content = bytes(range(256)) + b"\r\n----connector\r\n--"
    farm.run("files.upload", {"file": file_of(content)})
    assert stored(farm)[0]["sha256"] == sha256(content)


def test_a_name_with_quotes_and_accents_arrives_whole(farm: Farm) -> None:
    farm.run("files.upload", {"file": file_of(b"G28\n", 'a "Bügel".gcode')})
    assert stored(farm)[0]["name"] == "a %22Bügel%22.gcode"


def test_a_large_file_goes_in_parts_and_is_put_together_again(farm: Farm, tmp_path: Path) -> None:
    content = b"G1 X10 Y10\n" * (120_000_000 // 11)
    path = tmp_path / "large.gcode"
    path.write_bytes(content)
    farm.run("files.upload", {"file": open_file(path)})
    sizes = [call["files"]["file"]["size"] for call in farm.sandbox.calls("files/Upload")]
    assert sizes == [PART_SIZE, len(content) - PART_SIZE]
    (upload,) = stored(farm)
    assert upload["sha256"] == sha256(content)


def test_binary_data_inside_the_item_is_read_too(
    connector: Connector,
    sandbox: Sandbox,
    n8n_package: BuiltPackage,
    n8n_toolchain: Path,
    tmp_path: Path,
) -> None:
    with runtime.running(n8n_package.packed, n8n_toolchain, tmp_path, "default") as n8n:
        farm = Farm(connector, sandbox, n8n)
        farm.run("files.upload", {"file": file_of(b"G28\n")})
    assert stored(farm)[0]["sha256"] == sha256(b"G28\n")


def test_an_item_without_the_file_is_an_error_of_that_item(farm: Farm) -> None:
    result = farm.execute("files.upload", {"file": file_of(b"G28\n")}, {})
    error = result["error"]
    assert (error["name"], error["itemIndex"]) == ("NodeOperationError", 1)


def test_a_lost_upload_is_not_sent_again(farm: Farm) -> None:
    farm.sandbox.fault("reset_after", "files/Upload")
    error = farm.failure("files.upload", {"file": file_of(b"G28\n")})
    assert error["data"]["kind"] == "unknown"
    assert len(farm.sandbox.calls("files/Upload")) == 1


def test_a_download_has_the_very_bytes_and_the_name(farm: Farm) -> None:
    file = farm.sandbox.control("state")["files"][0]
    result = farm.execute(
        "files.download", {"file": file["id"]}, parameters={"outputField": "part"}
    )
    (item,) = result["outputs"][0]
    binary = item["binary"]["part"]
    assert binary.items() >= {k: v for k, v in file.items() if k == "sha256"}.items()
    assert (binary["fileName"], binary["bytes"]) == (file["name"], file["size"])
    assert item["json"]["fileName"] == file["name"]


@pytest.mark.parametrize("kind", ["half_body", "reset_after", "status"])
def test_a_broken_download_is_made_again(farm: Farm, kind: str) -> None:
    farm.sandbox.fault(kind, "files/Download")
    file = farm.sandbox.control("state")["files"][0]
    result = farm.execute("files.download", {"file": file["id"]})
    assert result["outputs"][0][0]["binary"]["data"]["sha256"] == file["sha256"]
    assert len(farm.sandbox.calls("files/Download")) == 2


def test_a_refused_download_is_an_error_with_the_reason(farm: Farm) -> None:
    error = farm.failure("files.download", {"file": "gone"})
    assert error["name"] == "NodeApiError"
    assert error["data"]["kind"] in ("refused", "not_found")


def test_an_empty_file_is_refused_before_sending(farm: Farm) -> None:
    error = farm.failure("files.upload", {"file": FileInput("a.gcode", 0, b"")})
    assert error["message"] == "file: takes a file that is not empty"
    assert farm.sandbox.calls() == []
