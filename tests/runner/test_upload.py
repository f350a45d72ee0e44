"""Uploads: read from disk in pieces, sent in parts, whole when they arrive."""

from __future__ import annotations

import hashlib
import resource
from pathlib import Path

import pytest

from connector.runner import Client, open_file
from tests.conftest import Sandbox

MEGABYTE = 1024 * 1024


def write_large_gcode(path: Path, size: int) -> str:
    """A G-code file of `size` bytes; returns its SHA-256."""
    digest = hashlib.sha256()
    line = b"G1 X10.000 Y20.000 E0.01234 F1800 ; a move of many\n"
    block = line * (MEGABYTE // len(line))
    with path.open("wb") as out:
        left = size
        while left:
            piece = block[: min(left, len(block))]
            left -= out.write(piece)
            digest.update(piece)
    return digest.hexdigest()


def upload(client: Client, path: Path) -> dict[str, object]:
    action = client.connector.action("files.upload")
    assert action is not None
    result: dict[str, object] = client.run(action, {"file": open_file(path)})
    return result


def test_a_small_file_arrives_as_it_is(client: Client, sandbox: Sandbox, tmp_path: Path) -> None:
    path = tmp_path / "bracket v2.gcode"
    path.write_bytes(b"G28\nG1 X1\n")
    file = upload(client, path)
    assert (file["name"], file["size"]) == ("bracket v2.gcode", 10)
    kept = {item["id"]: item for item in sandbox.control("state")["uploads"]}
    assert kept[file["id"]]["sha256"] == hashlib.sha256(b"G28\nG1 X1\n").hexdigest()


def test_120_megabytes_go_in_two_parts_without_filling_the_memory(
    client: Client, sandbox: Sandbox, tmp_path: Path
) -> None:
    size = 120 * MEGABYTE
    path = tmp_path / "large.gcode"
    digest = write_large_gcode(path, size)
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    file = upload(client, path)
    grown = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before
    assert (file["name"], file["size"]) == ("large.gcode", size)
    kept = {item["id"]: item for item in sandbox.control("state")["uploads"]}
    assert kept[file["id"]]["sha256"] == digest
    assert len(sandbox.calls("files/Upload")) == 2
    assert grown < 60 * 1024, "kilobytes; client and sandbox share this process"


def test_a_file_that_shrinks_meanwhile_is_an_error(client: Client, tmp_path: Path) -> None:
    path = tmp_path / "cube.gcode"
    path.write_text("G28\n" * 100)
    opened = open_file(path)
    path.write_text("G28\n")
    action = client.connector.action("files.upload")
    assert action is not None
    with pytest.raises(OSError, match="shorter"):
        client.run(action, {"file": opened})
