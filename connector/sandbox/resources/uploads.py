"""Uploads: bytes to the files host, whole or in parts, and saving them into the library.

On the api host files/Upload takes only `{fileId}` from keys and tokens (quirk 69).
"""

from __future__ import annotations

import base64
import json
from typing import TYPE_CHECKING

from connector.sandbox import fields
from connector.sandbox.endpoint import POST, Endpoint
from connector.sandbox.errors import Refused
from connector.sandbox.resources.custom_values import checked_values, write_values
from connector.sandbox.resources.lookup import api_file
from connector.sandbox.world.gcode import MODELS, PRINTABLE, analyse
from connector.sandbox.world.ids import derived_hex
from connector.sandbox.world.records import ApiFile, LibraryFile, PartialUpload
from connector.sandbox.world.times import iso

if TYPE_CHECKING:
    from connector.sandbox.call import Call
    from connector.sandbox.state import Sandbox
    from connector.sandbox.world.storage import Blob
    from connector.sandbox.world.world import World

_DAY = 86_400


def upload(call: Call, sandbox: Sandbox) -> dict[str, object]:
    """Take a whole file or one part; `continueToken` comes back while bytes are missing."""
    part = call.parts.get("file")
    if part is None:
        raise Refused("The File is required")
    if part.size == 0:
        raise Refused("The File is empty")
    if token := fields.text(call.body, "continueToken"):
        return _continue(token, part, sandbox)
    if part.extension and part.extension not in PRINTABLE | MODELS:
        raise Refused(f"Files of the type {part.extension} are not accepted")
    total = fields.integer(call.body, "totalSize", part.size) or part.size
    if total < part.size:
        raise Refused("The uploaded bytes don't match totalSize")
    whole = sandbox.storage.adopt(part.name, part.path)
    if total == part.size:
        return _finished(whole, sandbox)
    partial = PartialUpload(
        token=_token(sandbox.world),
        whole=whole,
        total=total,
        received=part.size,
        expires=sandbox.world.now + _DAY,
    )
    sandbox.world.uploads[partial.token] = partial
    return {"continueToken": partial.token}


def _continue(token: str, part: Blob, sandbox: Sandbox) -> dict[str, object]:
    """Add a part. The first token serves for all of them; the name is that of the first part."""
    world = sandbox.world
    partial = world.uploads.get(token)
    if partial is None or world.now >= partial.expires:
        raise Refused("The continueToken is not valid")
    if partial.received + part.size > partial.total:
        raise Refused("The uploaded bytes don't match totalSize")
    sandbox.storage.append(partial.whole.path, part)
    partial.received += part.size
    if partial.received < partial.total:
        return {"continueToken": token}
    del world.uploads[token]
    return _finished(sandbox.storage.adopt(partial.whole.name, partial.whole.path), sandbox)


def _finished(blob: Blob, sandbox: Sandbox) -> dict[str, object]:
    world = sandbox.world
    file = ApiFile(world.next_hex("api_file", 64), blob, world.now + _DAY)
    world.api_files[file.id] = file
    shown = {"id": file.id, "name": blob.name, "size": blob.size, "expires_at": iso(file.expires)}
    return {"file": shown}


def _token(world: World) -> str:
    """A token in the form of a JWT, as the reference describes it; its signature is none."""
    number = world.next_number("upload")
    parts = [
        json.dumps({"alg": "ES384", "typ": "JWT"}).encode(),
        json.dumps({"upload": number, "exp": int(world.now) + _DAY}).encode(),
        bytes.fromhex(derived_hex(world.seed, "upload", number)),
    ]
    return ".".join(base64.urlsafe_b64encode(part).decode().rstrip("=") for part in parts)


def save_to_library(call: Call, sandbox: Sandbox) -> dict[str, object]:
    """Keep an uploaded file for good; `folder` from the query, `fileId` from the body."""
    world = sandbox.world
    folder = fields.integer(call.query, "folder", 0) or 0
    if folder and folder not in world.folders:
        raise Refused("Folder not found")
    fields.required(call.body, "fileId")
    blob = api_file(world, fields.text(call.body, "fileId") or "").blob
    file = LibraryFile(
        uid=world.next_hex("library", 32),
        blob=blob,
        analysis=analyse(blob.path, blob.size, blob.extension),
        folder=folder,
        user=world.user,
        created=world.now,
        analysed=world.now + sandbox.settings.analysis_seconds,
    )
    write_values(file.custom_fields, checked_values(world, "user_file", call.body, "custom_fields"))
    world.files[file.uid] = file
    return {"id": file.uid}


_SCOPE = "files.write"

ENDPOINTS = {"files/Upload": Endpoint(upload, POST, _SCOPE, plan="print_farm")}
LIBRARY_ENDPOINTS = {"files/Upload": Endpoint(save_to_library, POST, _SCOPE, plan="print_farm")}
