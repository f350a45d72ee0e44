"""Uploads from n8n's binary data: real multipart bytes, in parts when the file is large."""

from __future__ import annotations

import base64
import hashlib
from typing import TYPE_CHECKING, Any

import pytest

from tests.platforms.n8n import runtime
from tests.platforms.n8n.fake_api import Reply

if TYPE_CHECKING:
    from pathlib import Path

    from tests.platforms.n8n.fake_api import FakeApi
    from tests.platforms.n8n.packaging import BuiltPackage
    from tests.platforms.n8n.runtime import N8nRuntime

pytestmark = pytest.mark.node

NODE = "simplyPrintUnofficial"
UPLOAD = {"resource": "files", "operation": "upload", "file": "data"}
PART_BYTES = 95_000_000
UPLOADED = Reply({"status": True, "file": {"id": "ab12", "name": "x", "size": 1}})


def item(content: bytes, name: str = "benchy.gcode") -> dict[str, Any]:
    encoded = base64.b64encode(content).decode()
    binary = {"base64": encoded, "fileName": name, "mimeType": "text/x.gcode"}
    return {"json": {}, "binary": {"data": binary}}


def test_small_file_goes_as_one_multipart_request(
    n8n: N8nRuntime, api: FakeApi, api_key: dict[str, Any]
) -> None:
    api.script(UPLOADED)
    content = bytes(range(256)) + b"\r\n--"
    result = n8n.execute(NODE, UPLOAD, credentials=api_key, items=[item(content)])
    (sent,) = api.received
    assert sent.path == "/files/123/files/Upload"
    assert sent.form == [("file", "benchy.gcode", content)]
    assert result["outputs"][0][0]["json"]["id"] == "ab12"


def test_name_with_quotes_and_accents_arrives_whole(
    n8n: N8nRuntime, api: FakeApi, api_key: dict[str, Any]
) -> None:
    api.script(UPLOADED)
    n8n.execute(NODE, UPLOAD, credentials=api_key, items=[item(b"G28", 'a"é.gcode')])
    assert 'filename="a%22é.gcode"'.encode() in api.received[0].body


def test_binary_data_inside_the_item_is_read_too(
    package: BuiltPackage, toolchain: Path, tmp_path: Path, api: FakeApi, api_key: dict[str, Any]
) -> None:
    api.script(UPLOADED)
    with runtime.running(package.packed, toolchain, tmp_path, "default") as n8n:
        n8n.execute(NODE, UPLOAD, credentials=api_key, items=[item(b"G28")])
    assert api.received[0].form == [("file", "benchy.gcode", b"G28")]


def test_large_file_goes_in_parts(
    n8n: N8nRuntime, api: FakeApi, api_key: dict[str, Any], tmp_path: Path
) -> None:
    content = b"G1 X10 Y10\n" * (PART_BYTES // 11 + 1000)
    path = tmp_path / "large.gcode"
    path.write_bytes(content)
    api.script(Reply({"status": True, "continueToken": "token"}), UPLOADED)
    binary = {"path": str(path), "fileName": "large.gcode", "mimeType": "text/x.gcode"}
    items = [{"json": {}, "binary": {"data": binary}}]
    result = n8n.execute(NODE, UPLOAD, credentials=api_key, items=items)
    assert "error" not in result
    (size_field, first), (token_field, last) = (sent.form for sent in api.received)
    assert size_field == ("totalSize", None, str(len(content)).encode())
    assert token_field == ("continueToken", None, b"token")
    assert len(first[2]) == PART_BYTES
    assert hashlib.sha256(first[2] + last[2]).digest() == hashlib.sha256(content).digest()


@pytest.mark.parametrize(
    ("content", "name", "reason"),
    [(b"", "a.gcode", "is empty"), (b"G28", "benchy", "needs an extension")],
)
def test_file_the_backend_cannot_use_is_refused_before_sending(
    n8n: N8nRuntime,
    api: FakeApi,
    api_key: dict[str, Any],
    content: bytes,
    name: str,
    reason: str,
) -> None:
    error = n8n.execute(NODE, UPLOAD, credentials=api_key, items=[item(content, name)])["error"]
    assert reason in error["message"]
    assert api.received == []


def test_item_without_binary_data_is_an_error_of_that_item(
    n8n: N8nRuntime, api: FakeApi, api_key: dict[str, Any]
) -> None:
    error = n8n.execute(NODE, UPLOAD, credentials=api_key)["error"]
    assert (error["name"], error["itemIndex"]) == ("NodeOperationError", 0)


def test_lost_upload_is_not_sent_again(
    n8n: N8nRuntime, api: FakeApi, api_key: dict[str, Any]
) -> None:
    api.script(Reply(drop=True))
    assert "error" in n8n.execute(NODE, UPLOAD, credentials=api_key, items=[item(b"G28")])
    assert len(api.received) == 1
