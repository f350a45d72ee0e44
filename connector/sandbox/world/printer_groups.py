"""Printer groups, and where printers stand in them."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from connector.sandbox.world.records import Group

if TYPE_CHECKING:
    from connector.sandbox.world.records import Printer
    from connector.sandbox.world.world import World

#: Ids of groups that are added; the seed has 2 and 3.
_FIRST_ID = 101


def create(world: World, name: str) -> Group:
    group = Group(_FIRST_ID + world.next_number("printer_group"), name, len(world.printer_groups))
    world.printer_groups[group.id] = group
    return group


def rename(world: World, group: Group, name: str) -> None:
    renamed = replace(group, name=name)
    world.printer_groups[group.id] = renamed
    _assign(members(world, group), renamed)


def delete(world: World, group: Group, heir: Group | None) -> None:
    """Remove a group; its printers, if any, go to `heir`."""
    del world.printer_groups[group.id]
    if heir:
        _assign(members(world, group), heir)


def members(world: World, group: Group) -> list[Printer]:
    return [printer for printer in world.printers.values() if printer.group.id == group.id]


def arrange(world: World, printer: Printer, group: Group, place: int) -> None:
    """Put a printer at a 1-based place of a group and number all printers anew."""
    printer.group = group
    rows = [other for other in world.printers.values() if other is not printer]
    peers = [other for other in rows if other.group.id == group.id]
    at = min(max(place, 1) - 1, len(peers))
    index = rows.index(peers[at]) if at < len(peers) else len(rows)
    rows.insert(index, printer)
    for position, row in enumerate(rows, 1):
        row.position = position
    world.printers = {row.id: row for row in rows}


def _assign(printers: list[Printer], group: Group) -> None:
    for printer in printers:
        printer.group = group
