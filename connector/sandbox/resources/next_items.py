"""queue/GetNextItems (printers in the query) and GetNextItemsForPrinters (in the body)."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from connector.sandbox import fields
from connector.sandbox.endpoint import POST, Endpoint
from connector.sandbox.errors import Refused
from connector.sandbox.resources.printers import chosen
from connector.sandbox.resources.queue_read import item_row
from connector.sandbox.world.matching import Rules, next_match

if TYPE_CHECKING:
    from collections.abc import Mapping

    from connector.sandbox.call import Call
    from connector.sandbox.state import Sandbox
    from connector.sandbox.world.matching import Match
    from connector.sandbox.world.world import World


def get_next_items(call: Call, sandbox: Sandbox) -> dict[str, object]:
    """The next item of each online printer, no copy offered twice."""
    world = sandbox.world
    name = "pid" if sandbox.settings.field_names == "new" else "p"  # quirk 57
    fields.required(call.query, name)
    wanted = chosen(world, fields.integers(call.query, name) or [])
    without = fields.integers(call.query, "deselects") or []
    printers = [printer for printer in wanted if printer.online and printer.id not in without]
    rules = _rules(call.body)
    taken: Counter[int] = Counter()
    matches = []
    for printer in printers:
        match = next_match(world, printer, rules, taken)
        if match is None:
            continue
        matches.append(match_row(match))
        taken[match.item.id] += not match.issues
    return {
        "queue": {
            "total": len(world.queue),
            "printers": [printer.id for printer in printers],
            "matches": matches,
        }
    }


def _rules(body: Mapping[str, object]) -> Rules:
    settings = body.get("settings", {})
    if not isinstance(settings, dict):
        raise Refused("The settings field must be an object")
    return Rules(
        analysis=fields.flag(settings, "gcodeAnalysis", True),
        filament=fields.flag(settings, "filament", True),
        printer_temps=fields.flag(settings, "printerTemps", True),
    )


def match_row(match: Match) -> dict[str, object]:
    """How the queue names an item that was matched with a printer."""
    return {
        "id": match.item.id,
        "index": match.index,
        "printer": match.printer.id,
        "match": not match.issues,
        "issues": list(match.issues),
        "missed": match.missed,
        "name": match.item.blob.name,
        "printed": match.item.printed,
        "left": match.item.left,
        "customFields": match.item.custom_fields,
    }


def get_next_items_for_printers(call: Call, sandbox: Sandbox) -> dict[str, object]:
    """A preview per printer: the same item may be shown twice, offline printers count too."""
    world = sandbox.world
    fields.required(call.body, "pid")
    printers = chosen(world, fields.integers(call.body, "pid") or [])
    compact = fields.flag(call.body, "compact", True)
    rows = []
    for printer in printers:
        match = next_match(world, printer, Rules(), {})
        rows.append(
            {
                "printer": printer.id,
                "item": _preview(match, world, compact) if match and not match.issues else None,
                "issues": list(match.issues) if match else ["queue_empty"],
            }
        )
    return {"printers": rows}


def _preview(match: Match, world: World, compact: bool) -> dict[str, object]:
    return match_row(match) if compact else item_row(match.item, world.now, match.index)


_SCOPE = "queue.read"

ENDPOINTS = {
    "queue/GetNextItems": Endpoint(
        get_next_items, POST, _SCOPE, plan="print_farm", permission="print_queue"
    ),
    "queue/GetNextItemsForPrinters": Endpoint(get_next_items_for_printers, POST, _SCOPE),
}
