"""Uploads of slicer plug-ins: whole, or in chunks that TempUpload then puts together.

They have no company in their path, land outside the library and serve a panel link only.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from connector.sandbox import fields, rules
from connector.sandbox.endpoint import POST, Endpoint
from connector.sandbox.errors import Refused
from connector.sandbox.world.temp_files import ChunkedUpload

if TYPE_CHECKING:
    from connector.sandbox.call import Call
    from connector.sandbox.state import Sandbox
    from connector.sandbox.world.storage import Blob


def temp_upload(call: Call, sandbox: Sandbox) -> dict[str, object]:
    """Keep a file sent here, or the one whose chunks were sent before."""
    part = call.parts.get("file")
    if part is not None:
        return {"uuid": _keep(sandbox, _taken(sandbox, part, part.name))}
    name = fields.text(call.body, "chunkId")
    if not name:
        raise Refused("The File is required")
    upload = sandbox.world.temp_files.chunked.get(name)
    if upload is None or upload.received != upload.chunks:
        raise Refused("The chunkId is not valid")
    if upload.whole.path.stat().st_size != upload.total:
        raise Refused("The uploaded bytes don't match totalsize")
    del sandbox.world.temp_files.chunked[name]
    whole = sandbox.storage.adopt(upload.whole.name, upload.whole.path)
    return {"uuid": _keep(sandbox, whole)}


def _keep(sandbox: Sandbox, blob: Blob) -> str:
    uid = sandbox.world.next_uid("temp_file")
    sandbox.world.temp_files.whole[uid] = blob
    return uid


def _taken(sandbox: Sandbox, part: Blob, name: str) -> Blob:
    if part.size == 0:
        raise Refused("The File is empty")
    return sandbox.storage.adopt(name, part.path)


def chunk_receive(call: Call, sandbox: Sandbox) -> dict[str, object]:
    """Take chunk `i`; the first names file, count and bytes, and answers the id of the others."""
    query, world = call.query, sandbox.world
    index = fields.required_integer(query, "i")
    if fields.required_integer(query, "temp") != 1:
        raise Refused("temp: Invalid enum value specified!")
    part = call.parts.get("file")
    if part is None:
        raise Refused("The File is required")
    if index == 0:
        name = rules.required_text(query, "filename")
        chunks = fields.required_integer(query, "chunks")
        total = fields.required_integer(query, "totalsize")
        whole = _taken(sandbox, part, name)
        uid = world.next_hex("chunk", 32)
        world.temp_files.chunked[uid] = ChunkedUpload(whole, chunks, total)
        return {"id": uid}
    uid = rules.required_text(query, "id")
    upload = world.temp_files.chunked.get(uid)
    if upload is None or index != upload.received or index >= upload.chunks:
        raise Refused("The chunk was not expected")
    sandbox.storage.append(upload.whole.path, part)
    upload.received += 1
    return {"id": uid}


_SCOPE = "files.temp_upload"

ENDPOINTS = {
    "files/TempUpload": Endpoint(temp_upload, POST, _SCOPE, plan="any", company="optional"),
    "files/ChunkReceive": Endpoint(chunk_receive, POST, _SCOPE, plan="any", company="optional"),
}
