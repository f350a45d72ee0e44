"""Spools in use: loading and unloading, weighing and drying. Ids travel in the query (quirk 2)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from connector.sandbox import fields, rules
from connector.sandbox.endpoint import GET_POST, POST, Endpoint
from connector.sandbox.errors import Refused
from connector.sandbox.resources.lookup import spool
from connector.sandbox.resources.printers import chosen
from connector.sandbox.world import inventory
from connector.sandbox.world.records import Event

if TYPE_CHECKING:
    from collections.abc import Mapping

    from connector.sandbox.call import Call
    from connector.sandbox.state import Sandbox
    from connector.sandbox.world.records import Printer
    from connector.sandbox.world.spools import Spool
    from connector.sandbox.world.world import World

#: Every printer of the farm has one nozzle; a tool changer has several extruders.
_NOZZLES = 1
_AMOUNTS = ("grams_remaining", "percent_left", "weighed_gross")


def assign(call: Call, sandbox: Sandbox) -> dict[str, object]:
    """Load the spools of `fid`, each where the body says; all or nothing."""
    world = sandbox.world
    printer = chosen(world, [fields.required_integer(call.query, "pid")])[0]
    spools = _spools(call, world)
    places = [_place(call.body, found, number) for number, found in enumerate(spools)]
    for nozzle, extruder in places:
        _check_place(printer, nozzle, extruder)
    for found, (nozzle, extruder) in zip(spools, places, strict=True):
        inventory.assign(world, found, printer, nozzle, extruder)
    return {}


def _place(body: Mapping[str, object], found: Spool, number: int) -> tuple[int, int]:
    """Nozzle and extruder from `filament`, or from the older `extruder` map (quirk 48)."""
    places = rules.mapping(body, "filament")
    if places is not None:
        own = rules.mapping(places, str(found.id)) or {}
        return fields.integer(own, "nozzle") or 0, fields.integer(own, "extruder") or 0
    extruders = rules.mapping(body, "extruder")
    if extruders is not None:
        return 0, fields.integer(extruders, str(found.id)) or 0
    return 0, number


def _check_place(printer: Printer, nozzle: int, extruder: int) -> None:
    if not 0 <= nozzle < _NOZZLES:
        raise Refused("Nozzle out of range")
    if not 0 <= extruder < printer.make.extruders:
        raise Refused("Extruder out of range")


def unassign(call: Call, sandbox: Sandbox) -> dict[str, object]:
    found = spool(sandbox.world, fields.required_integer(call.query, "fid"))
    inventory.unassign(sandbox.world, found)
    return {}


def adjust_weight(call: Call, sandbox: Sandbox) -> dict[str, object]:
    """Set what is left from exactly one of three measures."""
    world, body = sandbox.world, call.body
    found = spool(world, fields.required_integer(call.query, "fid"))
    given = [name for name in _AMOUNTS if body.get(name) not in (None, "")]
    if len(given) != 1:
        raise Refused(f"Exactly one of {', '.join(_AMOUNTS)} is required")
    if given == ["percent_left"]:
        percent = rules.required_number(body, "percent_left", 0)
        if percent > 100:
            raise Refused("The percent_left field must be at most 100")
        left = found.about.total_mm * percent / 100
    elif given == ["grams_remaining"]:
        left = found.about.millimetres(rules.required_number(body, "grams_remaining", 0))
    else:
        left = found.about.millimetres(_net_grams(found, body))
    inventory.set_left(found, left, world.now)
    inventory.log(world, found, "weight_adjusted")
    world.record(Event("filament.update", world.now, {}))
    return {}


def _net_grams(found: Spool, body: Mapping[str, object]) -> float:
    """The weight on the scales without the empty spool, which may be kept for the next time."""
    gross = rules.required_number(body, "weighed_gross", 0)
    sent = rules.number(body, "empty_spool_weight", 0)
    empty = (found.empty_weight or 0.0) if sent is None else sent
    if fields.flag(body, "save_empty_spool_weight"):
        found.empty_weight = empty
    return gross - empty if fields.flag(body, "subtract_empty_spool", default=True) else gross


def mark_dried(call: Call, sandbox: Sandbox) -> dict[str, object]:
    world = sandbox.world
    spools = _spools(call, world)
    moment = fields.moment(call.body, "dried_at")
    for found in spools:
        inventory.log(world, found, "dried", at=moment)
    return {}


def _spools(call: Call, world: World) -> list[Spool]:
    fields.required(call.query, "fid")
    numbers = dict.fromkeys(fields.integers(call.query, "fid") or [])
    return [spool(world, number) for number in numbers]


_SCOPE, _CHANGE = "spools.write", "change_filament"

ENDPOINTS = {
    "filament/Assign": Endpoint(assign, POST, _SCOPE, permission=_CHANGE),
    "filament/Unassign": Endpoint(unassign, GET_POST, _SCOPE, permission=_CHANGE),
    "filament/AdjustWeight": Endpoint(adjust_weight, POST, _SCOPE),
    "filament/MarkDried": Endpoint(mark_dried, POST, _SCOPE),
}
