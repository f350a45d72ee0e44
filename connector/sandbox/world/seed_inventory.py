"""The spools a seeded farm begins with: one on every printer and a few on the shelf."""

from __future__ import annotations

from typing import TYPE_CHECKING

from connector.sandbox.world.ids import derived_integer
from connector.sandbox.world.inventory import FILAMENT_TYPES, add_spool, keep_spool, new_uid
from connector.sandbox.world.spools import Catalogue, Description, Spool

if TYPE_CHECKING:
    from connector.sandbox.world.records import Printer
    from connector.sandbox.world.spools import FilamentType
    from connector.sandbox.world.world import World

_SPOOL_MM = 330_000.0
_FIRST_LOADED = 55
_PLA, _PETG, _ABS, _TPU, _ = FILAMENT_TYPES

#: Type, brand, colour, hex and percent left of the spools on the shelf.
_SHELF: tuple[tuple[FilamentType, str, str, str, int], ...] = (
    (_PETG, "Harbour Filaments", "Signal Blue", "#1E4FA3", 100),
    (_ABS, "Harbour Filaments", "Traffic Grey", "#8F9695", 62),
    (_TPU, "Willow Polymers", "Leaf Green", "#3C8D40", 7),
    (_PLA, "Willow Polymers", "Jet White", "#F5F5F5", 0),
)


def load_spool(world: World, printer: Printer, number: int, color: tuple[str, str]) -> None:
    """The spool that hangs on the printer with this number of the seed, from 0."""
    about = _description(_PLA, "Harbour Filaments", *color)
    left = float(derived_integer(world.seed, "spool", number, int(_SPOOL_MM)))
    spool = Spool(
        id=_FIRST_LOADED + number,
        uid=new_uid(world),
        about=about,
        left_mm=left,
        created=world.now - 1_000_000,
        printer=printer.id,
        last_used=world.now - 3600,
    )
    keep_spool(world, spool)


def fill_shelf(world: World) -> None:
    for kind, brand, color_name, color_hex, percent in _SHELF:
        about = _description(kind, brand, color_name, color_hex)
        spool = add_spool(world, about, about.total_mm * percent / 100)
        spool.emptied = None if percent else world.now


def _description(kind: FilamentType, brand: str, color_name: str, color_hex: str) -> Description:
    return Description(
        type=kind,
        brand=brand,
        color_name=color_name,
        color_hex=color_hex,
        dia=1.75,
        density=kind.density,
        total_mm=_SPOOL_MM,
        settings=kind.settings,
        catalogue=Catalogue(11, 101, 1001) if kind is _PLA else Catalogue(),
        cost=24.99,
    )
