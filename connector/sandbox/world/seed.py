"""A farm from a seed: printers of several makes, a small library, a queue and some history."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

from connector.sandbox.world import notifications
from connector.sandbox.world.catalogue import COLORS, MAKES, PRINTER_GROUPS, QUEUE_GROUPS
from connector.sandbox.world.gcode import analyse
from connector.sandbox.world.held_items import seeded_held_items
from connector.sandbox.world.ids import derived_integer
from connector.sandbox.world.library import ORG_RANKS
from connector.sandbox.world.macros import add_macros
from connector.sandbox.world.partner import add_partner
from connector.sandbox.world.people import seeded_people
from connector.sandbox.world.records import Folder, Job, LibraryFile, Printer, QueueItem
from connector.sandbox.world.sample_gcode import TOWERS, tower_gcode
from connector.sandbox.world.seed_custom_fields import add_custom_fields
from connector.sandbox.world.seed_inventory import fill_shelf, load_spool
from connector.sandbox.world.world import World

if TYPE_CHECKING:
    from connector.sandbox.settings import Settings
    from connector.sandbox.world.records import Status
    from connector.sandbox.world.storage import Storage

_HOUR = 3600


def seeded_world(settings: Settings, now: float, storage: Storage) -> World:
    """The same world for the same seed, number of printers and moment."""
    world = World(seed=settings.seed, now=now)
    world.people = seeded_people(now)
    world.queue_groups = {group.id: group for group in QUEUE_GROUPS}
    world.printer_groups = {group.id: group for group in PRINTER_GROUPS}
    for _ in range(settings.printers):
        printer = add_printer(world)
        number = printer.position - 1
        color = COLORS[derived_integer(world.seed, "color", number, len(COLORS))]
        load_spool(world, printer, number, color)
    for name, org in (("Customer parts", True), ("Calibration", False)):
        folder = world.next_id("folder")
        ranks = ORG_RANKS if org else None
        world.folders[folder] = Folder(folder, name, 0, now - 90 * _HOUR, org, ranks)
    for number, tower in enumerate(TOWERS):
        blob = storage.receive(tower.name, io.BytesIO(tower_gcode(tower)))
        created = now - (80 - number) * _HOUR
        file = LibraryFile(
            uid=world.next_hex("library", 32),
            blob=blob,
            analysis=analyse(blob.path, blob.size, blob.extension),
            folder=0 if number < 2 else list(world.folders)[number % 2],
            user=world.user,
            created=created,
            analysed=created,
        )
        world.files[file.uid] = file
    _add_queue(world)
    world.held = seeded_held_items(world)
    _add_history(world)
    fill_shelf(world)
    add_custom_fields(world)
    add_macros(world)
    add_partner(world)
    return world


def add_printer(world: World) -> Printer:
    """One more printer without a spool, of the make whose turn it is."""
    number = world.next_number("printer_make")
    make = MAKES[(number + world.seed - 1) % len(MAKES)]
    printer = Printer(
        id=world.next_id("printer"),
        name=f"{make.brand} {make.model} - bed {number + 1}",
        make=make,
        group=PRINTER_GROUPS[number % len(PRINTER_GROUPS)],
        position=number + 1,
    )
    world.printers[printer.id] = printer
    return printer


def _add_queue(world: World) -> None:
    for number, file in enumerate(list(world.files.values())[:2]):
        item = QueueItem(
            id=world.next_id("queue_item"),
            blob=file.blob,
            analysis=file.analysis,
            user=world.user,
            group=number,
            left=number + 1,
            added=world.now - _HOUR,
            analysed=world.now - _HOUR,
            library_uid=file.uid,
            sort_order=1,
        )
        world.queue.append(item)


def _add_history(world: World) -> None:
    outcomes: tuple[Status, ...] = ("done", "failed", "cancelled")
    printers = list(world.printers.values())
    for number, (outcome, file) in enumerate(zip(outcomes, world.files.values(), strict=False)):
        if file.analysis is None:
            continue
        started = world.now - (30 - 5 * number) * _HOUR
        part = 1.0 if outcome == "done" else 0.4
        job = Job(
            id=world.next_id("job"),
            uid=world.next_uid("job_uid"),
            printer=printers[number % len(printers)],
            blob=file.blob,
            analysis=file.analysis,
            user=world.user,
            created=started,
            download_seconds=0.0,
            heat_seconds=0.0,
            phase="ended",
            phase_since=started + file.analysis.estimate * part,
            library_uid=file.uid,
            printed_seconds=file.analysis.estimate * part,
            started=started,
            ended=started + file.analysis.estimate * part,
            status=outcome,
            cancel_reason=2 if outcome == "cancelled" else None,
            rating=4 if outcome == "done" else -2,
        )
        world.jobs[job.id] = job
        file.outcomes[outcome] = 1
        if outcome == "failed":
            notifications.print_failed(world, job, job.phase_since)
