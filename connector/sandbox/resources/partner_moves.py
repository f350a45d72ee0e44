"""Moving printers and spools among the companies of a partner; everything is read from the body."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

from connector.sandbox import fields, rules
from connector.sandbox.endpoint import POST, Endpoint
from connector.sandbox.errors import Refused
from connector.sandbox.resources.partner_companies import company, demand_partner
from connector.sandbox.world.inventory import FILAMENT_TYPES

if TYPE_CHECKING:
    from collections.abc import Mapping

    from connector.sandbox.call import Call
    from connector.sandbox.state import Sandbox

T = TypeVar("T")

_LONGEST_SEARCH = 256


def validate_printer(call: Call, sandbox: Sandbox) -> dict[str, object]:
    """Printers of all managed companies by id or by name."""
    demand_partner(sandbox)
    rows: list[dict[str, object]] = [
        {
            "id": printer.id,
            "name": printer.name,
            "sku": printer.sku,
            "org_id": printer.company,
            "image": f"https://example.com/printers/{printer.id}.jpg",
        }
        for printer in sandbox.world.partner.printers.values()
    ]
    return {"items": _searched(rows, call.body, ("name", "sku"))}


def validate_filament(call: Call, sandbox: Sandbox) -> dict[str, object]:
    demand_partner(sandbox)
    rows: list[dict[str, object]] = [
        {
            "id": spool.id,
            "uniq_id": spool.uid,
            "color_name": spool.color_name,
            "color_hex": spool.color_hex,
            "org_id": spool.company,
            "brand": spool.brand,
            "type_id": spool.type_id,
            "type_name": spool.type_name,
        }
        for spool in sandbox.world.partner.spools.values()
    ]
    return {"items": _searched(rows, call.body, ("uniq_id", "color_name", "brand"))}


def _searched(
    rows: list[dict[str, object]], body: Mapping[str, object], names: tuple[str, ...]
) -> list[dict[str, object]]:
    """The rows of `ids` that `search` finds, without those of `not_in`."""
    ids = rules.integer_array(body, "ids")
    without = rules.integer_array(body, "not_in") or []
    search = (rules.short_text(body, "search", _LONGEST_SEARCH) or "").lower()
    return [
        row
        for row in rows
        if (not ids or row["id"] in ids)
        and row["id"] not in without
        and search in " ".join(str(row[name]) for name in names).lower()
    ]


def move_printer(call: Call, sandbox: Sandbox) -> dict[str, object]:
    demand_partner(sandbox)
    target = company(sandbox.world, fields.required_integer(call.body, "moveTo"))
    group = fields.required_integer(call.body, "moveToGroup")
    for printer in _named(call.body, sandbox.world.partner.printers, "Printer not found"):
        printer.company, printer.group = target.id, group
    return {}


def move_filament(call: Call, sandbox: Sandbox) -> dict[str, object]:
    """Move spools; they take the type that the other company gives them."""
    demand_partner(sandbox)
    target = company(sandbox.world, fields.required_integer(call.body, "moveTo"))
    number = fields.required_integer(call.body, "moveToFilamentType")
    kind = next((kind for kind in FILAMENT_TYPES if kind.id == number), None)
    if kind is None:
        raise Refused("The Filament type was not found")
    fields.flag(call.body, "filamentMoveTypeClean")
    for spool in _named(call.body, sandbox.world.partner.spools, "Filament not found"):
        spool.company, spool.type_id, spool.type_name = target.id, kind.id, kind.name
    return {}


def _named(body: Mapping[str, object], known: Mapping[int, T], missing: str) -> list[T]:
    """The things of `ids`, or a refusal when one of them is not there."""
    fields.required(body, "ids")
    numbers = rules.integer_array(body, "ids") or []
    if not numbers or any(number not in known for number in numbers):
        raise Refused(missing)
    return [known[number] for number in numbers]


ENDPOINTS = {
    "partner/move/ValidatePrinter": Endpoint(validate_printer, POST),
    "partner/move/MovePrinter": Endpoint(move_printer, POST),
    "partner/move/ValidateFilament": Endpoint(validate_filament, POST),
    "partner/move/MoveFilament": Endpoint(move_filament, POST),
}
