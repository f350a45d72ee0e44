"""Starting prints: printers/actions/CreateJob, and StartPrint for what that one held.

Every field, `pid` included, is read from the body.
"""

from __future__ import annotations

import json
from collections import Counter
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from connector.sandbox import fields
from connector.sandbox.demands import demand_plan
from connector.sandbox.endpoint import POST, Endpoint
from connector.sandbox.errors import Refused
from connector.sandbox.resources.custom_values import checked_values, write_values
from connector.sandbox.resources.lookup import api_file, library_file, waiting_item
from connector.sandbox.resources.printers import chosen
from connector.sandbox.world import prints
from connector.sandbox.world.gcode import analyse
from connector.sandbox.world.matching import Rules, next_match
from connector.sandbox.world.payloads import analysis_payload, cost_lines

if TYPE_CHECKING:
    from connector.sandbox.call import Call
    from connector.sandbox.state import Sandbox
    from connector.sandbox.world.gcode import Analysis
    from connector.sandbox.world.records import Printer, QueueItem
    from connector.sandbox.world.storage import Blob
    from connector.sandbox.world.world import World

#: How far ahead a print may be scheduled; seconds.
_SOONEST, _LATEST = 60, 7 * 86_400
_SOURCES = ("filesystem", "queue_file", "file_id", "next_queue_item", "reprint")


@dataclass(frozen=True, slots=True)
class _Source:
    """What to print and where it came from."""

    blob: Blob
    analysis: Analysis
    queue_item: QueueItem | None = None
    library_uid: str | None = None


@dataclass(frozen=True, slots=True)
class _Order:
    """What is to start where, with its custom values and its time; nothing stands against it."""

    starts: list[tuple[Printer, _Source]]
    values: list[tuple[str, object]]
    scheduled: float | None


def create_job(call: Call, sandbox: Sandbox) -> dict[str, object]:
    """Start the prints, or with the switch `hold_prints` only answer a token (quirk 77)."""
    if not sandbox.settings.hold_prints:
        return _start(call, sandbox)
    _order(call, sandbox)
    token = sandbox.world.next_hex("held_print", 32)
    sandbox.world.held_prints[token] = call.body
    return {"token": token}


def start_print(call: Call, sandbox: Sandbox) -> dict[str, object]:
    """Start what CreateJob held under `token`; a refused start keeps the token, a print ends it.

    One partly unreliable note knows this endpoint, and of it the field and that it confirms. The
    answer without keys of its own, the checks of CreateJob made again and the wording for an
    unknown token are ours.
    """
    held = sandbox.world.held_prints
    token = str(fields.required(call.body, "token"))
    if token not in held:
        raise Refused("Token not found")
    _start(replace(call, body=held[token]), sandbox)
    del held[token]
    return {}


def _start(call: Call, sandbox: Sandbox) -> dict[str, object]:
    """Start one file on every chosen printer, or nothing at all."""
    world = sandbox.world
    order = _order(call, sandbox)
    jobs = [
        prints.start(
            world,
            printer,
            source.blob,
            source.analysis,
            sandbox.settings,
            queue_item=source.queue_item,
            library_uid=source.library_uid,
            scheduled=order.scheduled,
        )
        for printer, source in order.starts
    ]
    for job in jobs:
        write_values(job.custom_fields, order.values)
    sources = dict.fromkeys(source for _, source in order.starts)
    files = [_file(source, order.starts) for source in sources]
    return {"files": files, "jobIds": [job.id for job in jobs]}


def _order(call: Call, sandbox: Sandbox) -> _Order:
    world = sandbox.world
    fields.required(call.body, "pid")
    values = checked_values(world, "print_job", call.body, "custom_fields")
    printers = chosen(world, fields.integers(call.body, "pid") or [])
    _check_start_options(call)
    for printer in printers:
        if printer.job is not None or not printer.online or printer.out_of_order:
            raise Refused(f"{printer.name} is not operational")
        if printer.awaiting_bed_clear and sandbox.settings.bed_must_be_clear:
            raise Refused(f"The bed of {printer.name} must be cleared first")
    scheduled = _scheduled(call, world)
    return _Order(_starts(call, sandbox, printers), values, scheduled)


def _file(source: _Source, starts: list[tuple[Printer, _Source]]) -> dict[str, object]:
    printers = [printer.id for printer, own in starts if own == source]
    return {
        "name": source.blob.name,
        "analysis": analysis_payload(source.analysis),
        "printers": printers,
        "queued": source.queue_item is not None,
        "cost": [cost_lines(source.analysis, estimate=True) for _ in printers],
    }


def _starts(call: Call, sandbox: Sandbox, printers: list[Printer]) -> list[tuple[Printer, _Source]]:
    """What each printer prints: the same file, or of the queue what is next for each."""
    given = [name for name in _SOURCES if call.body.get(name) not in (None, "", False)]
    if len(given) != 1:
        raise Refused(f"Exactly one of {', '.join(_SOURCES)} is required")
    if given[0] == "next_queue_item":
        demand_plan(sandbox.settings, "print_farm")
        return _next_items(call, sandbox.world, printers)
    source = _source(given[0], call, sandbox.world)
    if source.queue_item and source.queue_item.left < len(printers):
        raise Refused(f"Only {source.queue_item.left} left of this queue item")
    return [(printer, source) for printer in printers]


def _scheduled(call: Call, world: World) -> float | None:
    moment = fields.moment(call.body, "schedule_for")
    if moment is not None and not _SOONEST <= moment - world.now <= _LATEST:
        raise Refused("The schedule_for field must be 1 minute to 7 days ahead")
    return moment


def _source(name: str, call: Call, world: World) -> _Source:
    if name == "filesystem":
        file = library_file(world, fields.text(call.body, name) or "")
        return _printable(file.blob, file.analysis, library_uid=file.uid)
    if name == "file_id":
        blob = api_file(world, fields.text(call.body, name) or "").blob
        return _printable(blob, analyse(blob.path, blob.size, blob.extension))
    if name == "reprint":
        job = world.jobs.get(fields.required_integer(call.body, name))
        if job is None:
            raise Refused("Print job not found")
        return _Source(job.blob, job.analysis, library_uid=job.library_uid)
    return _from_queue(waiting_item(world, fields.required_integer(call.body, name)))


def _next_items(call: Call, world: World, printers: list[Printer]) -> list[tuple[Printer, _Source]]:
    """The next matching item of each printer, no copy twice; one without refuses them all."""
    body = call.body
    rules = Rules(
        analysis=fields.flag(body, "analysis_strict", True),
        filament=fields.flag(body, "filament_strict"),
        printer_temps=fields.flag(body, "temps_strict", True),
    )
    taken: Counter[int] = Counter()
    starts = []
    for printer in printers:
        match = next_match(world, printer, rules, taken)
        if match is None or match.issues:
            raise Refused("No queue item matches")
        taken[match.item.id] += 1
        starts.append((printer, _from_queue(match.item)))
    return starts


def _from_queue(item: QueueItem) -> _Source:
    return _printable(item.blob, item.analysis, queue_item=item, library_uid=item.library_uid)


def _printable(
    blob: Blob,
    analysis: Analysis | None,
    queue_item: QueueItem | None = None,
    library_uid: str | None = None,
) -> _Source:
    if analysis is None:
        raise Refused(f"{blob.name} can't be printed; it needs slicing first")
    return _Source(blob, analysis, queue_item, library_uid)


def _check_start_options(call: Call) -> None:
    """`start_options` is JSON text inside the field (quirk 19)."""
    options = call.body.get("start_options")
    if options is None:
        return
    if not isinstance(options, str):
        raise Refused("The start_options field must be a JSON string")
    try:
        json.loads(options)
    except ValueError:
        raise Refused("The start_options field must be a JSON string") from None


ENDPOINTS = {
    "printers/actions/CreateJob": Endpoint(
        create_job, POST, "printers.actions", permission="print"
    ),
    # No scope is known for it; it does what the other one asks printers.actions for.
    "printers/actions/StartPrint": Endpoint(
        start_print, POST, "printers.actions", permission="print"
    ),
}
