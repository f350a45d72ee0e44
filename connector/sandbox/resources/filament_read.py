"""Reading filament: the list of spools in both of its shapes, one spool, its history, the types."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from connector.sandbox import fields, rules
from connector.sandbox.endpoint import GET, GET_POST, Endpoint
from connector.sandbox.resources.lookup import spool_of
from connector.sandbox.resources.paging import cut
from connector.sandbox.world.spool_payloads import color_group, compact_spool, spool_record
from connector.sandbox.world.times import iso

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from connector.sandbox.call import Call
    from connector.sandbox.state import Sandbox
    from connector.sandbox.world.spools import FilamentType, Spool

_MOST_SPOOLS = 100
_DEFAULT_HISTORY = 25

_SORT_KEYS: dict[str, Callable[[Spool], tuple[float | str, int]]] = {
    "created": lambda spool: (spool.created, spool.id),
    "last_used": lambda spool: (spool.last_used or 0.0, spool.id),
    "left": lambda spool: (spool.left_mm, spool.id),
    "brand": lambda spool: (spool.about.brand.lower(), spool.id),
    "color": lambda spool: (spool.about.color_name.lower(), spool.id),
}


def get_filament(call: Call, sandbox: Sandbox) -> dict[str, object]:
    """The spools keyed by id, or flat with `compact` in the body (quirks 14 and 29)."""
    spools = list(sandbox.world.inventory.spools.values())
    # Nothing but the body is read: on GET there are no filters at all.
    body = call.body if call.method == "POST" else {}
    chosen = [spool for spool in spools if _matches(spool, body)]
    sort_by = rules.choice(body, "sort_by", _SORT_KEYS)
    if sort_by:
        chosen.sort(key=_SORT_KEYS[sort_by])
    if rules.choice(body, "sort_dir", ("asc", "desc")) == "desc":
        chosen.reverse()
    if fields.integer(body, "limit") is not None:
        chosen = chosen[: min(fields.page_number(body, "limit", _MOST_SPOOLS), _MOST_SPOOLS)]
    rows: object = {str(spool.id): spool_record(spool) for spool in chosen}
    if fields.flag(body, "compact"):
        rows = [compact_spool(spool) for spool in chosen]
    return {
        "showid": True,
        "is_kg": False,
        "brands": dict(Counter(spool.about.brand for spool in spools)),
        "types": dict(Counter(spool.about.type.name for spool in spools)),
        "filament": rows,
    }


def _matches(spool: Spool, body: Mapping[str, object]) -> bool:
    about = spool.about
    colors = f"{about.color_name} {about.color_hex} {color_group(about.color_hex)}"
    printer = fields.integer(body, "pid")
    return (
        _contains(about.type.name, body, "material_type")
        and _contains(about.brand, body, "brand")
        and _contains(colors, body, "color")
        and (printer is None or spool.printer == printer)
        and ("assigned" not in body or fields.flag(body, "assigned") == (spool.printer != 0))
        and ("empty" not in body or fields.flag(body, "empty") == (spool.left_mm == 0))
    )


def _contains(value: str, body: Mapping[str, object], name: str) -> bool:
    return (fields.text(body, name) or "").lower() in value.lower()


def get_specific(call: Call, sandbox: Sandbox) -> dict[str, object]:
    """One spool by `id` or `uid`; `fid` is not a field of this path (quirk 30)."""
    return {"data": spool_record(spool_of(call.query, sandbox.world))}


def history(call: Call, sandbox: Sandbox) -> dict[str, object]:
    """The life of a spool, newest first; no source shows the keys, so they are our own."""
    spool = spool_of(call.query, sandbox.world)
    number = fields.page_number(call.query, "page", 1)
    size = min(fields.page_number(call.query, "perPage", _DEFAULT_HISTORY), 100)
    page, pages = cut(spool.history[::-1], number, size)
    rows = [
        {
            "id": event.id,
            "type": event.kind,
            "created": iso(event.at),
            "printer": event.printer,
            "left": None if event.left_mm is None else round(event.left_mm),
        }
        for event in page
    ]
    return {"data": rows, "total": len(spool.history), "page_amount": pages}


def get_types(call: Call, sandbox: Sandbox) -> dict[str, object]:
    """All types, deleted ones included (quirk 42)."""
    company = sandbox.settings.company
    return {"data": [_type(kind, company) for kind in sandbox.world.inventory.types.values()]}


def _type(kind: FilamentType, company: int) -> dict[str, object]:
    settings = kind.settings
    return {
        "id": kind.id,
        "org_id": company,
        "filament_type_name": kind.name,
        "material_type_name": kind.name,
        "profile_name": kind.profile,
        "brand": None,
        "width": 1.75,
        "nozzle_temp": settings.nozzle_temp,
        "bed_temp": settings.bed_temp,
        "print_speed": settings.print_speed,
        "finish_rate_factor": settings.finish_rate,
        "min_speed": settings.min_speed,
        "density": kind.density,
        "priority": 0,
        "deleted": int(kind.deleted),
        "cost": None,
        "allowed_nozzle_temp_margin": kind.temperature_margin,
        "allowed_bed_temp_margin": kind.temperature_margin,
    }


_SCOPE, _SEE = "spools.read", "see_filament_tab"

ENDPOINTS = {
    "filament/GetFilament": Endpoint(get_filament, GET_POST, _SCOPE, permission=_SEE),
    "filament/GetSpecific": Endpoint(get_specific, GET, _SCOPE),
    "filament/History": Endpoint(history, GET, _SCOPE),
    "filament/type/Get": Endpoint(get_types, GET, _SCOPE, permission=_SEE),
}
