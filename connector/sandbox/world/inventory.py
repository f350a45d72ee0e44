"""The filament the farm owns: types, spools, and the moves of spools between shelf and printer."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from connector.sandbox.world.ids import derived_hex
from connector.sandbox.world.payloads import user_payload
from connector.sandbox.world.records import Event
from connector.sandbox.world.spool_payloads import short_printer, spool_payload
from connector.sandbox.world.spools import (
    Description,
    FilamentType,
    PrintSettings,
    Spool,
    SpoolEvent,
)

if TYPE_CHECKING:
    from connector.sandbox.world.records import Job, Printer
    from connector.sandbox.world.world import World

_FIRST_SPOOL = 3017

FILAMENT_TYPES = (
    FilamentType(1, "PLA", 1.24, PrintSettings(210, 215, 60, 60, 70, 0.5, 15), "Basic PLA"),
    FilamentType(2, "PETG", 1.27, PrintSettings(240, 245, 80, 85, 60, 0.5, 15), "Basic PETG"),
    FilamentType(3, "ABS", 1.04, PrintSettings(250, 255, 100, 105, 60, 0.5, 15), "Basic ABS"),
    FilamentType(4, "TPU", 1.21, PrintSettings(225, 230, 50, 50, 30, 0.5, 10), "Flexible 95A"),
    FilamentType(
        9, "HIPS", 1.04, PrintSettings(235, 240, 100, 100, 60, 0.5, 15), "Retired HIPS", True
    ),
)

#: Filaments of the vendor's catalogue that the farm knows, with their type.
CATALOGUE_TYPES = {101: 1, 102: 2, 103: 4}


@dataclass(slots=True)
class Inventory:
    types: dict[int, FilamentType] = field(
        default_factory=lambda: {kind.id: kind for kind in FILAMENT_TYPES}
    )
    spools: dict[int, Spool] = field(default_factory=dict)

    def on_printer(self, printer: int) -> list[Spool]:
        found = [spool for spool in self.spools.values() if spool.printer == printer]
        return sorted(found, key=lambda spool: (spool.nozzle, spool.extruder))

    def by_uid(self, uid: str) -> Spool | None:
        return next((spool for spool in self.spools.values() if spool.uid == uid), None)


def add_spool(world: World, about: Description, left_mm: float, uid: str | None = None) -> Spool:
    spool = Spool(
        id=_FIRST_SPOOL + world.next_number("spool"),
        uid=uid or new_uid(world),
        about=about,
        left_mm=left_mm,
        created=world.now,
    )
    keep_spool(world, spool)
    return spool


def keep_spool(world: World, spool: Spool) -> None:
    world.inventory.spools[spool.id] = spool
    log(world, spool, "created")


def new_uid(world: World) -> str:
    """A short id that no spool carries yet."""
    while True:
        number = world.next_number("spool_uid")
        uid = derived_hex(world.seed, "spool_uid", number, 4).upper()
        if world.inventory.by_uid(uid) is None:
            return uid


def set_left(spool: Spool, millimetres: float, at: float) -> None:
    """Change what is left, between nothing and the whole spool."""
    spool.left_mm = min(max(millimetres, 0.0), spool.about.total_mm)
    spool.emptied = None if spool.left_mm else (spool.emptied or at)


def use_filament(world: World, job: Job, at: float) -> None:
    """Take what a print used off the spool on its printer; no event is known for that."""
    hung = world.inventory.on_printer(job.printer.id)
    used = job.analysis.filament * job.percentage(at) / 100
    if not hung or not used:
        return
    job.spool = hung[0].id
    hung[0].last_used = at
    set_left(hung[0], hung[0].left_mm - used, at)
    log(world, hung[0], "printed", job.printer.id, at)


def assign(world: World, spool: Spool, printer: Printer, nozzle: int, extruder: int) -> None:
    """Load a spool; the one that hung there goes back to the shelf as `replaced_spool`."""
    place = (printer.id, nozzle, extruder)
    if (spool.printer, spool.nozzle, spool.extruder) == place:
        return
    hung = world.inventory.on_printer(printer.id)
    replaced = next((old for old in hung if (old.nozzle, old.extruder) == place[1:]), None)
    if replaced:
        _take_off(world, replaced)
    spool.printer, spool.nozzle, spool.extruder = place
    spool.last_used = world.now
    log(world, spool, "assigned", printer.id)
    data = {
        **_event_data(world, spool, printer),
        "replaced_spool": spool_payload(replaced) if replaced else None,
    }
    world.record(Event("filament.assigned", world.now, data))


def unassign(world: World, spool: Spool) -> None:
    """Take a spool off its printer; one on the shelf stays there without an event."""
    printer = world.printers.get(spool.printer)
    if printer is None:
        return
    _take_off(world, spool)
    world.record(Event("filament.unassigned", world.now, _event_data(world, spool, printer)))


def _take_off(world: World, spool: Spool) -> None:
    log(world, spool, "unassigned", spool.printer)
    spool.printer = spool.nozzle = spool.extruder = 0


def log(
    world: World, spool: Spool, kind: str, printer: int | None = None, at: float | None = None
) -> None:
    number = world.next_number("spool_event") + 1
    moment = world.now if at is None else at
    spool.history.append(SpoolEvent(number, kind, moment, printer, spool.left_mm))


def _event_data(world: World, spool: Spool, printer: Printer) -> dict[str, object]:
    return {
        "filament": spool_payload(spool),
        "printer": short_printer(printer),
        "user": user_payload(world.user),
    }


def sample_event_data(event: str, world: World) -> dict[str, object]:
    """`data` of an assignment that did not happen, from the first spool and printer."""
    spool = next(iter(world.inventory.spools.values()), None)
    printer = next(iter(world.printers.values()), None)
    if spool is None or printer is None:
        return {}
    data = _event_data(world, spool, printer)
    return data | {"replaced_spool": None} if event == "filament.assigned" else data
