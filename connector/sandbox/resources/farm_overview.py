"""The farm at a glance: GetFarmOverview, GetBedTypes and the data of the 1-Click Print screen."""

from __future__ import annotations

from typing import TYPE_CHECKING

from connector.sandbox import fields
from connector.sandbox.endpoint import GET, Endpoint
from connector.sandbox.resources.printer_view import state_of
from connector.sandbox.resources.printers import chosen
from connector.sandbox.resources.queue_read import item_row
from connector.sandbox.world.matching import is_for
from connector.sandbox.world.notifications import open_ones

if TYPE_CHECKING:
    from collections.abc import Callable

    from connector.sandbox.call import Call
    from connector.sandbox.state import Sandbox
    from connector.sandbox.world.records import Printer
    from connector.sandbox.world.world import World

#: Who is in which bucket; they overlap on purpose, and the sandbox has no AI and no maintenance.
_BUCKETS: dict[str, Callable[[Printer, World], bool]] = {
    "online": lambda printer, world: printer.online,
    "offline": lambda printer, world: not printer.online,
    "not_connected": lambda printer, world: not printer.connected,
    "operational": lambda printer, world: state_of(printer) == "operational",
    "printing": lambda printer, world: state_of(printer) == "printing",
    "paused": lambda printer, world: state_of(printer) == "paused",
    "awaiting_bed_clear": lambda printer, world: printer.awaiting_bed_clear,
    "in_maintenance": lambda printer, world: False,
    "print_pending": lambda printer, world: state_of(printer) == "print_pending",
    "requires_attention": lambda printer, world: bool(open_ones(world, printer.id)),
    "ai_running": lambda printer, world: False,
    "ai_detected_low": lambda printer, world: False,
    "ai_detected_high": lambda printer, world: False,
}
#: Slugs and names of our own: no source lists the real ones.
_BED_TYPES = (
    ("smooth_pei", "Smooth PEI plate"),
    ("textured_pei", "Textured PEI plate"),
    ("glass", "Glass"),
)
_CUSTOM_BED_TYPES = ((1, "Garolite sheet"),)


def get_farm_overview(call: Call, sandbox: Sandbox) -> dict[str, object]:
    world = sandbox.world
    buckets: dict[str, object] = {}
    for name, belongs in _BUCKETS.items():
        inside = [printer for printer in world.printers.values() if belongs(printer, world)]
        rows = [{"id": printer.id, "name": printer.name} for printer in inside]
        buckets[name] = {"count": len(rows), "printers": rows}
    return {"total": len(world.printers), "buckets": buckets}


def get_bed_types(call: Call, sandbox: Sandbox) -> dict[str, object]:
    return {
        "bedTypes": [{"type": slug, "fullName": name} for slug, name in _BED_TYPES],
        "customBedTypes": [{"id": number, "name": name} for number, name in _CUSTOM_BED_TYPES],
    }


def one_click_print(call: Call, sandbox: Sandbox) -> dict[str, object]:
    """Whether beds must be cleared, and what waits for one of the printers (quirk 60: `pid`)."""
    world, settings = sandbox.world, sandbox.settings
    name = "pid" if settings.field_names == "new" else "pIds"
    fields.required(call.query, name)
    printers = chosen(world, fields.integers(call.query, name) or [])
    queue = [
        item_row(item, world.now, index)
        for index, item in enumerate(world.queue, 1)
        if any(is_for(world, printer, item) for printer in printers)
    ]
    return {
        "bedsMustBeCleared": any(printer.awaiting_bed_clear for printer in printers),
        "autoAddAvailable": True,
        "settings": {},
        "canEditSettings": "printer_settings" not in settings.denied_permissions,
        "hasQueue": bool(queue),
        "custom_fields": [],
        "queue": queue,
    }


_SCOPE = "printers.read"

ENDPOINTS = {
    "printers/GetFarmOverview": Endpoint(get_farm_overview, GET, _SCOPE),
    "printers/GetBedTypes": Endpoint(get_bed_types, GET, _SCOPE),
    "printers/OneClickPrint": Endpoint(one_click_print, GET, _SCOPE, permission="print_queue"),
}
