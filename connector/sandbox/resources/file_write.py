"""Changing library files: moving (a GET, quirk 10), renaming, restricting and deleting them."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from connector.sandbox import fields, rules
from connector.sandbox.endpoint import GET, POST, Endpoint
from connector.sandbox.errors import Refused
from connector.sandbox.resources.lookup import library_file, target_folder

if TYPE_CHECKING:
    from connector.sandbox.call import Call
    from connector.sandbox.state import Sandbox

_LONGEST_NAME = 256


def move_files(call: Call, sandbox: Sandbox) -> dict[str, object]:
    """Move all named files or none; the message counts them (quirk 40)."""
    files = [library_file(sandbox.world, uid) for uid in _uids(call, "files")]
    fields.required(call.query, "folder")
    folder = target_folder(call.query, "folder", sandbox.world)
    for file in files:
        file.folder = folder
    return {"message": f"Moved {len(files)} files"}


def update_file(call: Call, sandbox: Sandbox) -> dict[str, object]:
    """Rename or restrict; an empty list of printers or models lifts the restriction."""
    body = call.body
    fields.required(call.query, "id")
    file = library_file(sandbox.world, fields.text(call.query, "id") or "")
    name = rules.short_text(body, "name", _LONGEST_NAME)
    printers = fields.integers(body, "printers")
    models = fields.integers(body, "printer_models")
    if name:
        file.blob = replace(file.blob, name=name)
    if "printers" in body:
        file.for_printers = printers
    if "printer_models" in body:
        file.for_models = models
    return {}


def delete_file(call: Call, sandbox: Sandbox) -> dict[str, object]:
    """Delete what can be deleted and list the rest under `errors` (quirk 41)."""
    files = sandbox.world.files
    uids = _uids(call, "file")
    failed = {uid: "File not found" for uid in uids if uid not in files}
    for uid in uids:
        files.pop(uid, None)
    # An empty PHP map is written as an array, a filled one as an object.
    answer: dict[str, object] = {"errors": failed or []}
    if len(failed) == len(uids):
        answer |= {"status": False, "message": "File not found"}
    return answer


def _uids(call: Call, name: str) -> list[str]:
    fields.required(call.query, name)
    uids = [uid.strip() for uid in (fields.text(call.query, name) or "").split(",")]
    if not any(uids):
        raise Refused(f"The {name} is required")
    return list(dict.fromkeys(uid for uid in uids if uid))


_SCOPE = "files.write"

ENDPOINTS = {
    "files/MoveFiles": Endpoint(move_files, GET, _SCOPE),
    "files/UpdateFile": Endpoint(update_file, POST, _SCOPE),
    "files/DeleteFile": Endpoint(delete_file, POST, _SCOPE),
}
