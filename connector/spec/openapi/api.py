"""The API as the rest of the compiler sees it: operations by id, events by name."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from connector.diagnostics import Diagnostics, Location
from connector.model import Operation
from connector.spec.files import read_valid
from connector.spec.locate import SpecRoot
from connector.spec.memo import Memo
from connector.spec.openapi.bundle import ROOT, Bundle, bundle
from connector.spec.openapi.holders import check_built
from connector.spec.openapi.inline import Inliner
from connector.spec.openapi.operations import METHODS, read_event, read_operation
from connector.spec.source import Document


@dataclass(frozen=True, slots=True)
class Event:
    """A webhook event: schema and example of the body that is delivered."""

    name: str
    schema: dict[str, Any] | None
    example: Any


@dataclass(frozen=True, slots=True)
class Api:
    """Everything that OpenAPI says. `places` says where an operation is written."""

    operations: dict[str, Operation]
    events: dict[str, Event]
    places: dict[str, Location]
    bundle: Bundle


def read_api(root: SpecRoot, diagnostics: Diagnostics, memo: Memo) -> Api | None:
    """Read `specs/openapi`; None after reporting what is wrong with it."""
    documents: dict[str, Document] = {}
    paths = root.files("specs", "openapi")
    for path in paths:
        document = read_valid(root, path, "openapi", diagnostics, memo)
        if document is not None:
            documents[path.name] = document
    if len(documents) < len(paths):
        return None
    if ROOT not in documents:
        at = Location(f"specs/openapi/{ROOT}")
        diagnostics.error(at, "R301", "there is no such file", "it lists paths and webhooks")
        return None
    if "servers" not in documents[ROOT].data:
        diagnostics.error(documents[ROOT].at(()), "S202", "missing key 'servers'")
        return None
    before = len(diagnostics.items)
    whole = bundle(documents, diagnostics)
    check_built(whole, diagnostics)
    if len(diagnostics.items) > before:
        return None
    api = Api({}, {}, {}, whole)
    inline = Inliner(whole, diagnostics)
    _read_paths(api, inline, diagnostics)
    for name, item in whole.data.get("webhooks", {}).items():
        content = read_event(item, inline)
        api.events[name] = Event(name, content.get("schema"), content.get("example"))
    return api if len(diagnostics.items) == before else None


def _read_paths(api: Api, inline: Inliner, diagnostics: Diagnostics) -> None:
    data = api.bundle.data
    for path, item in data.get("paths", {}).items():
        for method in METHODS:
            if method not in item:
                continue
            at = api.bundle.at(("paths", path, method, "operationId"))
            operation_id = item[method]["operationId"]
            if operation_id in api.operations:
                other = f"the other is at {api.places[operation_id]}"
                diagnostics.error(at, "R310", f"two operations {operation_id!r}", other)
            servers = item[method].get("servers") or item.get("servers") or data["servers"]
            api.operations[operation_id] = read_operation(
                path, method, item[method], servers, inline
            )
            api.places[operation_id] = at
