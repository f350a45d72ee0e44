"""Pickers as RPCs: the lists of choices behind the fields. Imports model and this package."""

from __future__ import annotations

from typing import Any

from connector.model import Connector, Picker
from connector.targets.make import iml
from connector.targets.make.answers import valid_list
from connector.targets.make.component import Component, connections_of
from connector.targets.make.errors import brief_errors
from connector.targets.make.names import rpc_id, shown
from connector.targets.make.requests import paged, request_of
from connector.wire.paths import place as put

FIXED = "fixed"
LIMIT = 300
"""Three pages of a hundred, which is what Make wants an RPC to keep to."""


def rpcs_of(connector: Connector) -> list[Component]:
    return [_rpc(connector, picker) for picker in connector.pickers]


def _rpc(connector: Connector, picker: Picker) -> Component:
    records = iml.first_of([iml.path("body", key) for key in picker.records])
    request = request_of(connector, picker.operation, constants=picker.constants)
    size = str(picker.operation.paging.max) if picker.operation.paging else ""
    response: dict[str, Any] = {
        "valid": valid_list(picker.operation, picker.records),
        "error": brief_errors(),
        "limit": LIMIT,
        "iterate": iml.template(_with_fixed(picker, records)),
        "output": {"label": _label(picker), "value": iml.template(iml.path("item", picker.value))},
    }
    communication = {**paged(picker.operation, request, records, size), "response": response}
    if picker.fixed:
        communication = {"temp": {FIXED: _fixed(picker)}, **communication}
    about = {"label": shown(picker.title), **connections_of(picker.operation)}
    files = {"communication": communication, "params": []}
    return Component("rpc", rpc_id(picker.name), about, files)


def _with_fixed(picker: Picker, records: str) -> str:
    """The records, behind those that are always there; these stand on the first page only."""
    if not picker.fixed:
        return records
    merged = f"merge(temp.{FIXED}, {iml.listed(records)})"
    is_paged = picker.operation.paging is not None
    return iml.choose("pagination.page > 1", records, merged) if is_paged else merged


def _fixed(picker: Picker) -> list[dict[str, Any]]:
    """Fixed choices in the form of records."""
    found: list[dict[str, Any]] = []
    for option in picker.fixed:
        record: dict[str, Any] = {}
        put(record, picker.value, iml.constant(option.value))
        put(record, picker.label, shown(option.label))
        found.append(record)
    return found


def _label(picker: Picker) -> str:
    """The name, or the id of what has none, and what is shown beside it."""
    value, label = iml.path("item", picker.value), iml.path("item", picker.label)
    text = iml.template(iml.first_of([label, value]))
    if picker.detail is None:
        return text
    detail = iml.path("item", picker.detail)
    beside = f"' (' + {detail} + ')'"
    return text + iml.template(iml.choose(f"ifempty({detail}, false)", beside, "emptystring"))
