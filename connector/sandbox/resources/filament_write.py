"""Creating, overwriting and deleting spools."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from connector.sandbox import fields, rules
from connector.sandbox.endpoint import GET, POST, Endpoint
from connector.sandbox.errors import Refused
from connector.sandbox.resources.lookup import spool
from connector.sandbox.world import inventory
from connector.sandbox.world.inventory import CATALOGUE_TYPES
from connector.sandbox.world.records import Event
from connector.sandbox.world.spools import Catalogue, Description, PrintSettings

if TYPE_CHECKING:
    from collections.abc import Mapping

    from connector.sandbox.call import Call
    from connector.sandbox.state import Sandbox
    from connector.sandbox.world.spools import FilamentType, Spool
    from connector.sandbox.world.world import World

_DIAMETERS = (1.75, 2.85, 3.0)
_UNITS = ("g", "kg", "m", "mm")
_MOST_AT_ONCE = 500


def create(call: Call, sandbox: Sandbox) -> dict[str, object]:
    """New spools, or with `fid` in the query the whole of one anew (quirk 46)."""
    world = sandbox.world
    old = _edited(call, world)
    amount = fields.required_integer(call.body, "amount")
    if not 1 <= amount <= _MOST_AT_ONCE:
        raise Refused(f"The amount field must be between 1 and {_MOST_AT_ONCE}")
    about, left = _description(call.body, world)
    own_uid = rules.short_text(call.body, "qr_id", 4) or None
    if own_uid and _taken(world, own_uid, old):
        raise Refused("The qr_id is already in use")
    if old:
        spools = [_overwrite(world, old, about, left, own_uid)]
    else:
        spools = [
            inventory.add_spool(world, about, left, None if number else own_uid)
            for number in range(amount)
        ]
    for made in spools:
        inventory.set_left(made, left, world.now)
        world.record(Event("filament.update" if old else "filament.create", world.now, {}))
    return {"filament_ids": [made.uid for made in spools], "qr_gen": int(own_uid is None)}


def _edited(call: Call, world: World) -> Spool | None:
    """The spool `fid` names, by its number or its short id."""
    name = fields.text(call.query, "fid")
    if not name:
        return None
    found = world.inventory.by_uid(name)
    return found or spool(world, fields.required_integer(call.query, "fid"))


def _taken(world: World, uid: str, old: Spool | None) -> bool:
    holder = world.inventory.by_uid(uid)
    return holder is not None and holder is not old


def _overwrite(world: World, old: Spool, about: Description, left: float, uid: str | None) -> Spool:
    old.about, old.uid, old.left_mm = about, uid or old.uid, left
    inventory.log(world, old, "updated")
    return old


def _description(body: Mapping[str, object], world: World) -> tuple[Description, float]:
    """What the body says about a spool, and what is left of it in mm."""
    kind = _type(body, world)
    width = rules.required_number(body, "width")
    if width not in _DIAMETERS:
        raise Refused("width: Invalid enum value specified!")
    density = rules.number(body, "density", 0.1)
    total_unit = rules.required_choice(body, "total_length_type", _UNITS)
    left_unit = rules.required_choice(body, "left_length_type", (*_UNITS, "percent"))
    amounts = [rules.required_number(body, name, 0) for name in ("total_length", "length_used")]
    about = Description(
        type=kind,
        brand=rules.required_text(body, "brand"),
        color_name=rules.required_text(body, "color_name", 64),
        color_hex=rules.required_text(body, "color_hex"),
        dia=width,
        density=density or kind.density,
        density_guessed=density is None,
        total_mm=0.0,
        settings=_settings(body, kind),
        catalogue=Catalogue(
            *(
                fields.integer(body, name)
                for name in ("brand_id", "brand_filament_id", "brand_color_id", "brand_variant_id")
            )
        ),
        bought=fields.moment(body, "bought_at"),
        cost=rules.number(body, "cost", 0),
        note=rules.short_text(body, "custom_note", 1000),
        prod_id=fields.text(body, "prod_id") or "",
        nfc_id=fields.text(body, "nfc_id") or "",
    )
    return _filled(about, amounts, (total_unit, left_unit))


def _filled(
    about: Description, amounts: list[float], units: tuple[str, str]
) -> tuple[Description, float]:
    """Lengths in mm. `length_used` is what REMAINS, in its own unit (quirk 44)."""
    total = _millimetres(about, amounts[0], units[0])
    if units[1] == "percent":
        left = total * min(amounts[1], 100) / 100
    else:
        left = _millimetres(about, amounts[1], units[1])
    return replace(about, total_mm=total), min(left, total)


def _millimetres(about: Description, amount: float, unit: str) -> float:
    lengths = {"mm": amount, "m": amount * 1000}
    weights = {"g": amount, "kg": amount * 1000}
    return lengths[unit] if unit in lengths else about.millimetres(weights[unit])


def _type(body: Mapping[str, object], world: World) -> FilamentType:
    """The type by number or name, or that of the catalogue's filament (quirk 45)."""
    types = world.inventory.types
    wanted = fields.text(body, "filament_type")
    if wanted:
        by_name = {kind.name.lower(): kind for kind in types.values() if not kind.deleted}
        number = int(wanted) if wanted.isdecimal() else 0
        found = types.get(number) or by_name.get(wanted.lower())
    else:
        chain = fields.integer(body, "brand_filament_id")
        if chain is None:
            raise Refused("The Filament type is required")
        found = types.get(CATALOGUE_TYPES.get(chain, 0))
    if found is None:
        raise Refused("The Filament type was not found")
    return found


def _settings(body: Mapping[str, object], kind: FilamentType) -> PrintSettings:
    """The print settings sent, each completed by what the type prescribes."""
    given = rules.mapping(body, "slicing_settings") or {}
    usual = kind.settings

    def whole(name: str, otherwise: int) -> int:
        return int(rules.number(given, name, 0) or otherwise)

    return PrintSettings(
        nozzle_temp=whole("nozzle_temp", usual.nozzle_temp),
        nozzle_fl_temp=whole("nozzle_fl_temp", usual.nozzle_fl_temp),
        bed_temp=whole("bed_temp", usual.bed_temp),
        bed_fl_temp=whole("bed_fl_temp", usual.bed_fl_temp),
        print_speed=whole("print_speed", usual.print_speed),
        finish_rate=rules.number(given, "finish_rate", 0) or usual.finish_rate,
        min_speed=whole("min_speed", usual.min_speed),
    )


def delete(call: Call, sandbox: Sandbox) -> dict[str, object]:
    """A GET that deletes (quirk 10)."""
    world = sandbox.world
    found = spool(world, fields.required_integer(call.query, "fid"))
    del world.inventory.spools[found.id]
    world.record(Event("filament.delete", world.now, {}))
    return {}


_SCOPE, _CREATE = "spools.write", "create_filament"

ENDPOINTS = {
    "filament/Create": Endpoint(create, POST, _SCOPE, permission=_CREATE),
    "filament/Delete": Endpoint(delete, GET, _SCOPE, permission=_CREATE),
}
