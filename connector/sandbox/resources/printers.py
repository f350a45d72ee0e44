"""printers/Get. `pid` is read from the query, paging from the query (GET) or body (POST)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from connector.sandbox import fields
from connector.sandbox.endpoint import GET_POST, Endpoint
from connector.sandbox.errors import Refused
from connector.sandbox.resources.paging import cut
from connector.sandbox.resources.printer_view import printer_row, state_of

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from connector.sandbox.call import Call
    from connector.sandbox.state import Sandbox
    from connector.sandbox.world.records import Printer
    from connector.sandbox.world.world import World

#: Quirk 13.
LARGEST_PAGE = {"GET": 25, "POST": 100}
DEFAULT_PAGE = 10

_MACROS: dict[str, Callable[[Printer], bool]] = {
    "online": lambda printer: printer.online,
    "offline": lambda printer: not printer.online,
    "idle": lambda printer: printer.online and printer.job is None,
    "can_accept_commands": lambda printer: printer.online and printer.job is None,
    "awaiting_bed_clear": lambda printer: printer.awaiting_bed_clear,
}


def chosen(world: World, pids: list[int]) -> list[Printer]:
    """The printers of these ids, all or nothing."""
    for pid in pids:
        if pid not in world.printers:
            raise Refused(f"Printer {pid} not found")
    return [world.printers[pid] for pid in dict.fromkeys(pids)]


def get(call: Call, sandbox: Sandbox) -> dict[str, object]:
    """All printers by page, or with `pid` one (an object or array, quirk 33) or several."""
    world, settings = sandbox.world, sandbox.settings
    if pids := fields.integers(call.query, "pid"):
        rows = [printer_row(printer, world, settings) for printer in chosen(world, pids)]
        single = len(rows) == 1 and settings.single_printer == "object"
        return {"data": rows[0] if single else rows}
    source = call.query if call.method == "GET" else call.body
    printers = _filtered(list(world.printers.values()), source)
    default = fields.page_number(source, "limit", DEFAULT_PAGE)
    size = min(fields.page_number(source, "page_size", default), LARGEST_PAGE[call.method])
    page, pages = cut(printers, fields.page_number(source, "page", 1), size)
    return {
        "data": [printer_row(printer, world, settings) for printer in page],
        "page_amount": pages,
        "total": len(printers),
    }


def _filtered(printers: list[Printer], source: Mapping[str, object]) -> list[Printer]:
    search = (fields.text(source, "search") or "").lower()
    wanted = fields.texts(source, "status") or []
    return [
        printer
        for printer in printers
        if search in printer.name.lower()
        and (not wanted or any(_has_status(printer, status) for status in wanted))
    ]


def _has_status(printer: Printer, status: str) -> bool:
    macro = _MACROS.get(status)
    return macro(printer) if macro else state_of(printer) == status


ENDPOINTS = {"printers/Get": Endpoint(get, GET_POST, scope="printers.read")}
