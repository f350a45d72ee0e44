"""The library: files/GetFiles, files/GetFolder and files/Download; all read the query."""

from __future__ import annotations

from typing import TYPE_CHECKING

from starlette.responses import FileResponse

from connector.sandbox import fields, rules
from connector.sandbox.endpoint import GET, GET_POST, Endpoint
from connector.sandbox.errors import Refused
from connector.sandbox.resources.lookup import any_item, job_by_uid, library_file
from connector.sandbox.world.gcode import MODELS
from connector.sandbox.world.library import ancestors
from connector.sandbox.world.payloads import cost_lines
from connector.sandbox.world.times import spelled

if TYPE_CHECKING:
    from collections.abc import Callable

    from starlette.responses import Response

    from connector.sandbox.call import Call
    from connector.sandbox.state import Sandbox
    from connector.sandbox.world.records import Folder, LibraryFile
    from connector.sandbox.world.storage import Blob
    from connector.sandbox.world.world import World

_SPACE = 10_000_000_000
_MOST_FILES = 500
_EVERYWHERE = -1

_SORT_KEYS: dict[str, Callable[[LibraryFile], float | str]] = {
    "name": lambda file: file.blob.name.lower(),
    "size": lambda file: file.blob.size,
    "created": lambda file: file.created,
}


def get_files(call: Call, sandbox: Sandbox) -> dict[str, object]:
    """Files and folders of folder `f` (0 root, -1 every file flat), or found by `search`."""
    world = sandbox.world
    folder = fields.integer(call.query, "f", 0) or 0
    if folder > 0 and folder not in world.folders:
        raise Refused("Folder not found")
    search = (fields.text(call.query, "search") or "").lower()
    flat = folder == _EVERYWHERE or fields.flag(call.query, "global_search")
    limit = min(fields.page_number(call.query, "limit", _MOST_FILES), _MOST_FILES)
    files = [
        file
        for file in world.files.values()
        if (flat or file.folder == folder)
        and search in file.blob.name.lower()
        and (file.analysis is not None or not fields.flag(call.query, "has_gcode"))
    ]
    sort_by = rules.choice(call.query, "sort_by", _SORT_KEYS)
    if sort_by:
        files.sort(key=_SORT_KEYS[sort_by])
    if rules.choice(call.query, "sort_dir", ("asc", "desc")) == "desc":
        files.reverse()
    folders = [
        inner
        for inner in world.folders.values()
        if not flat and inner.parent == folder and search in inner.name.lower()
    ]
    path = [[above.name, above.id] for above in reversed(ancestors(world, folder))]
    return {
        "files": [_file(file, world) for file in files[:limit]],
        "folders": [_folder(inner, world) for inner in folders],
        "path": [["Your search...", 0]] if search else path,
        "sort_type": "",
        "space": _SPACE,
        "space_used": sum(file.blob.size for file in world.files.values()),
    }


def _file(file: LibraryFile, world: World) -> dict[str, object]:
    """One row; `name` comes without its extension."""
    row: dict[str, object] = {
        "id": file.uid,
        "name": file.blob.stem,
        "ext": file.blob.extension,
        "type": "model" if file.blob.extension in MODELS else "printable",
        "size": file.blob.size,
        "created": spelled(file.created),
        "createdint": int(file.created),
        "printData": {
            "printsDone": file.outcomes["done"],
            "printsCancelled": file.outcomes["cancelled"],
            "printsFailed": file.outcomes["failed"],
            "timesSliced": 0,
        },
        "user_id": file.user.id,
        "user": file.user.id,
        "thumbnail": 0,
        "folder": file.folder,
        "tags": world.tags.of(3, file.uid),
    }
    if file.custom_fields:
        row["customFields"] = file.custom_fields
    if file.for_printers:
        row["forPrinters"] = file.for_printers
    analysis = file.analysis
    if analysis is not None and world.now >= file.analysed:
        row["gcodeAnalysis"] = {
            "totalLayers": analysis.layers,
            "layerHeight": 0.2,
            "slicer": analysis.slicer,
            "estimate": analysis.estimate,
            "nozzleSize": 0.4,
        }
        row["cost"] = cost_lines(analysis, estimate=True)
    return row


def _folder(folder: Folder, world: World) -> dict[str, object]:
    inside = [file for file in world.files.values() if file.folder == folder.id]
    folders = [inner for inner in world.folders.values() if inner.parent == folder.id]
    return {
        "id": folder.id,
        "name": folder.name,
        "items": {"files": len(inside), "folders": len(folders)},
        "created": spelled(folder.created),
        "createdInt": int(folder.created),
        "parent_folder_id": folder.parent,
        "depth": len(ancestors(world, folder.parent)),
    }


def get_folder(call: Call, sandbox: Sandbox) -> dict[str, object]:
    folder = sandbox.world.folders.get(fields.required_integer(call.query, "id"))
    if folder is None:
        raise Refused("Folder not found")
    return {
        "folder": {
            "id": folder.id,
            "name": folder.name,
            "org": folder.org,
            "permissions": folder.permissions,
        }
    }


def download(call: Call, sandbox: Sandbox) -> Response:
    """The bytes of a library file, a queue item (isQueue=1) or a print (isPrintFile=1)."""
    blob = _wanted(call, sandbox.world)
    return FileResponse(
        blob.path,
        media_type="application/octet-stream",
        filename=blob.name,
        content_disposition_type="attachment",
    )


def _wanted(call: Call, world: World) -> Blob:
    fields.required(call.query, "file")
    if fields.flag(call.query, "isQueue"):
        return any_item(world, fields.required_integer(call.query, "file")).blob
    name = fields.text(call.query, "file") or ""
    if fields.flag(call.query, "isPrintFile"):
        return job_by_uid(world, name).blob
    return library_file(world, name).blob


_SCOPE = "files.read"

ENDPOINTS = {
    "files/GetFiles": Endpoint(get_files, GET_POST, _SCOPE),
    "files/GetFolder": Endpoint(get_folder, GET, _SCOPE),
    "files/Download": Endpoint(download, GET, _SCOPE),
}
