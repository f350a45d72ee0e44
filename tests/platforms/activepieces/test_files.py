"""Files between Activepieces and the sandbox: real bytes, in parts when there are many."""

from __future__ import annotations

import hashlib
from pathlib import Path
from typing import Any

import pytest

from connector.wire.upload import PART_SIZE
from tests.platforms.activepieces.farm import ApFarm, file_at, file_of

pytestmark = pytest.mark.node


def sha256(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()


def stored(farm: ApFarm) -> list[dict[str, Any]]:
    uploads: list[dict[str, Any]] = farm.sandbox.control("state")["uploads"]
    return uploads


def test_a_file_arrives_whole(ap_farm: ApFarm) -> None:
    content = bytes(range(256)) + b"\r\n----connector\r\n--"
    output = ap_farm.run("files.upload", {"file": file_of(content, 'a "Bügel".gcode')})
    (upload,) = stored(ap_farm)
    assert upload["sha256"] == sha256(content)
    assert upload["name"] == "a %22Bügel%22.gcode"
    assert output["id"] == upload["id"]


def test_a_file_comes_from_its_address(ap_farm: ApFarm) -> None:
    given = {"file": "data:text/plain;base64,RzI4Cg==", "name": "lift.gcode"}
    ap_farm.run("files.upload", given)
    assert (stored(ap_farm)[0]["name"], stored(ap_farm)[0]["sha256"]) == (
        "lift.gcode",
        sha256(b"G28\n"),
    )


def test_an_address_without_a_file_is_told(ap_farm: ApFarm) -> None:
    """Activepieces hands over nothing then."""
    error = ap_farm.failure("files.upload", {"file": "http://127.0.0.1:9/none"})
    assert error["message"] == "file: required; takes a file"


def test_a_large_file_goes_in_parts_and_is_put_together_again(
    ap_farm: ApFarm, tmp_path: Path
) -> None:
    content = b"G1 X10 Y10\n" * (PART_SIZE // 11 + 1000)
    path = tmp_path / "large.gcode"
    path.write_bytes(content)
    ap_farm.run("files.upload", {"file": file_at(path)})
    sizes = [call["files"]["file"]["size"] for call in ap_farm.sandbox.calls("files/Upload")]
    assert sizes == [PART_SIZE, len(content) - PART_SIZE]
    assert stored(ap_farm)[0]["sha256"] == sha256(content)


def test_a_download_has_the_very_bytes_and_the_name(ap_farm: ApFarm) -> None:
    file = ap_farm.sandbox.control("state")["files"][0]
    result = ap_farm.execute("files.download", {"file": file["id"]})
    (kept,) = result["files"]
    assert kept["sha256"] == file["sha256"]
    assert result["output"] == {
        "file": kept["url"],
        "fileName": file["name"],
        "mimeType": result["output"]["mimeType"],
        "size": file["size"],
    }


@pytest.mark.parametrize("kind", ["half_body", "reset_after", "status"])
def test_a_broken_download_is_made_again(ap_farm: ApFarm, kind: str) -> None:
    ap_farm.sandbox.fault(kind, "files/Download")
    file = ap_farm.sandbox.control("state")["files"][0]
    result = ap_farm.execute("files.download", {"file": file["id"]})
    assert [kept["sha256"] for kept in result["files"]] == [file["sha256"]]
    assert len(ap_farm.sandbox.calls("files/Download")) == 2


def test_a_refused_download_is_an_error_and_no_file(ap_farm: ApFarm) -> None:
    result = ap_farm.execute("files.download", {"file": "gone"})
    assert result["error"]["cause"]["kind"] in ("not_found", "refused")
    assert result["files"] == []
