"""Uploads of slicer plug-ins, whole and in chunks."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING, Any

import requests

if TYPE_CHECKING:
    from .farm import Farm


def send(farm: Farm, path: str, content: bytes | None, **query: Any) -> Any:
    """To the api host without a company in the path."""
    files = None if content is None else {"file": ("part.gcode", content)}
    url = f"{farm.server.url}/api/{path}"
    return requests.post(url, headers=farm.headers, files=files, params=query, timeout=10).json()


def test_a_whole_file_gets_a_uuid(farm: Farm) -> None:
    uuid = send(farm, "files/TempUpload", b"G28\n")["uuid"]
    kept = farm.look("state")["temp_files"]
    assert [(file["uuid"], file["name"], file["size"]) for file in kept] == [
        (uuid, "part.gcode", 4)
    ]


def test_chunks_are_put_together(farm: Farm) -> None:
    content = b"0123456789"
    first = {"i": 0, "filename": "big.gcode", "chunks": 2, "totalsize": 10, "temp": 1}
    chunk = send(farm, "files/ChunkReceive", content[:6], **first)["id"]
    assert farm.post("files/TempUpload", {"chunkId": chunk})["status"] is False
    send(farm, "files/ChunkReceive", content[6:], i=1, id=chunk, temp=1)
    uuid = farm.post("files/TempUpload", {"chunkId": chunk})["uuid"]
    kept = farm.look("state")["temp_files"][0]
    assert (kept["uuid"], kept["name"]) == (uuid, "big.gcode")
    assert kept["sha256"] == hashlib.sha256(content).hexdigest()


def test_the_bytes_must_add_up(farm: Farm) -> None:
    first = {"i": 0, "filename": "big.gcode", "chunks": 1, "totalsize": 10, "temp": 1}
    chunk = send(farm, "files/ChunkReceive", b"012", **first)["id"]
    assert "totalsize" in farm.post("files/TempUpload", {"chunkId": chunk})["message"]


def test_a_chunk_out_of_turn_is_refused(farm: Farm) -> None:
    first = {"i": 0, "filename": "big.gcode", "chunks": 3, "totalsize": 9, "temp": 1}
    chunk = send(farm, "files/ChunkReceive", b"012", **first)["id"]
    assert send(farm, "files/ChunkReceive", b"678", i=2, id=chunk, temp=1)["status"] is False


def test_no_file_and_no_chunk(farm: Farm) -> None:
    assert farm.post("files/TempUpload", {})["message"] == "The File is required"
