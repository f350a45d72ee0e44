"""The API as the rest of the compiler sees it: operations by id, events by name."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any

from connector.diagnostics import Diagnostics, Location
from connector.model import Operation
from connector.spec.document import Document, Pointer
from connector.spec.files import read_valid
from connector.spec.locate import SpecRoot
from connector.spec.memo import Memo
from connector.spec.openapi.bundle import ROOT, Bundle, bundle
from connector.spec.openapi.holders import check_built
from connector.spec.openapi.inline import Inliner
from connector.spec.openapi.operations import METHODS, read_event, read_operation


@dataclass(frozen=True, slots=True)
class Event:
    """A webhook event: schema and example of the body that is delivered."""

    name: str
    schema: dict[str, Any] | None
    example: Any


@dataclass(frozen=True, slots=True)
class Api:
    """Everything that OpenAPI says.

    `bundle` is the document of the API itself, `others` are those of other services by name, and
    `written` says in which of them an operation is, and where.
    """

    operations: dict[str, Operation]
    events: dict[str, Event]
    written: dict[str, tuple[Bundle, Pointer]]
    bundle: Bundle
    others: dict[str, Bundle]

    def place(self, operation_id: str) -> Location:
        """Where an operation is written."""
        bundle, pointer = self.written[operation_id]
        return bundle.at(pointer)


def read_api(root: SpecRoot, diagnostics: Diagnostics, memo: Memo) -> Api | None:
    """Read `specs/openapi` and the folders in it; None after reporting what is wrong with them."""
    documents: dict[Path, Document] = {}
    paths = root.files("specs", "openapi")
    for path in paths:
        document = read_valid(root, path, "openapi", diagnostics, memo)
        if document is not None:
            documents[path] = document
    if len(documents) < len(paths):
        return None
    home = root.folder / "specs" / "openapi"
    before = len(diagnostics.items)
    whole: dict[str, Bundle] = {}
    for folder in sorted({home, *(path.parent for path in documents)}):
        files = {path.name: one for path, one in documents.items() if path.parent == folder}
        read = _read_bundle(files, root.name(folder), diagnostics)
        if read is not None:
            whole["" if folder == home else folder.name] = read
    if len(diagnostics.items) > before:
        return None
    api = Api({}, {}, {}, whole.pop(""), whole)
    for one in (api.bundle, *api.others.values()):
        inline = Inliner(one, diagnostics)
        _read_paths(api, one, inline, diagnostics)
        for name, item in one.data.get("webhooks", {}).items():
            content = read_event(item, inline)
            api.events[name] = Event(name, content.get("schema"), content.get("example"))
    return api if len(diagnostics.items) == before else None


def _read_bundle(
    documents: dict[str, Document], folder: str, diagnostics: Diagnostics
) -> Bundle | None:
    """The files of one folder as one document; None after reporting what it lacks."""
    if ROOT not in documents:
        at = Location(f"{folder}/{ROOT}")
        diagnostics.error(at, "R301", "there is no such file", "it lists paths and webhooks")
        return None
    if "servers" not in documents[ROOT].data:
        diagnostics.error(documents[ROOT].at(()), "S202", "missing key 'servers'")
        return None
    whole = bundle(documents, diagnostics)
    check_built(whole, diagnostics)
    return whole


def _read_paths(api: Api, whole: Bundle, inline: Inliner, diagnostics: Diagnostics) -> None:
    data = whole.data
    for path, item in data.get("paths", {}).items():
        for method in METHODS:
            if method not in item:
                continue
            pointer = ("paths", path, method, "operationId")
            operation_id = item[method]["operationId"]
            if operation_id in api.operations:
                at, other = whole.at(pointer), f"the other is at {api.place(operation_id)}"
                diagnostics.error(at, "R310", f"two operations {operation_id!r}", other)
            servers = item[method].get("servers") or item.get("servers") or data["servers"]
            api.operations[operation_id] = read_operation(
                path, method, item[method], servers, inline, data.get("security")
            )
            api.written[operation_id] = (whole, pointer)
