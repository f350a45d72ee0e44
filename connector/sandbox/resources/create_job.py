"""printers/actions/CreateJob: starts prints. Every field, `pid` included, is read from the body."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING

from connector.sandbox import fields
from connector.sandbox.endpoint import POST, Endpoint
from connector.sandbox.errors import Refused
from connector.sandbox.resources.custom_values import checked_values, write_values
from connector.sandbox.resources.lookup import api_file, library_file, waiting_item
from connector.sandbox.resources.printers import chosen
from connector.sandbox.world import prints
from connector.sandbox.world.gcode import analyse
from connector.sandbox.world.payloads import analysis_payload, cost_lines

if TYPE_CHECKING:
    from connector.sandbox.call import Call
    from connector.sandbox.state import Sandbox
    from connector.sandbox.world.gcode import Analysis
    from connector.sandbox.world.records import Printer, QueueItem
    from connector.sandbox.world.storage import Blob
    from connector.sandbox.world.world import World

_SOURCES = ("filesystem", "queue_file", "file_id", "next_queue_item", "reprint")


@dataclass(frozen=True, slots=True)
class _Source:
    """What to print and where it came from."""

    blob: Blob
    analysis: Analysis | None
    queue_item: QueueItem | None = None
    library_uid: str | None = None


def create_job(call: Call, sandbox: Sandbox) -> dict[str, object]:
    """Start one file on every chosen printer, or nothing at all."""
    world = sandbox.world
    fields.required(call.body, "pid")
    values = checked_values(world, "print_job", call.body, "custom_fields")
    printers = chosen(world, fields.integers(call.body, "pid") or [])
    _check_start_options(call)
    for printer in printers:
        if printer.job is not None:
            raise Refused(f"{printer.name} is not operational")
        if printer.awaiting_bed_clear and sandbox.settings.bed_must_be_clear:
            raise Refused(f"The bed of {printer.name} must be cleared first")
    source = _source(call, sandbox, printers)
    if source.analysis is None:
        raise Refused(f"{source.blob.name} can't be printed; it needs slicing first")
    if source.queue_item and source.queue_item.left < len(printers):
        raise Refused(f"Only {source.queue_item.left} left of this queue item")
    jobs = [
        prints.start(
            world,
            printer,
            source.blob,
            source.analysis,
            sandbox.settings,
            queue_item=source.queue_item,
            library_uid=source.library_uid,
        )
        for printer in printers
    ]
    for job in jobs:
        write_values(job.custom_fields, values)
    file = {
        "name": source.blob.name,
        "analysis": analysis_payload(source.analysis),
        "printers": [printer.id for printer in printers],
        "queued": source.queue_item is not None,
        "cost": [cost_lines(source.analysis, estimate=True) for _ in jobs],
    }
    return {"files": [file], "jobIds": [job.id for job in jobs]}


def _source(call: Call, sandbox: Sandbox, printers: list[Printer]) -> _Source:
    world = sandbox.world
    given = [name for name in _SOURCES if call.body.get(name) not in (None, "", False)]
    if len(given) != 1:
        raise Refused(f"Exactly one of {', '.join(_SOURCES)} is required")
    name = given[0]
    if name == "filesystem":
        file = library_file(world, fields.text(call.body, name) or "")
        return _Source(file.blob, file.analysis, library_uid=file.uid)
    if name == "file_id":
        blob = api_file(world, fields.text(call.body, name) or "").blob
        return _Source(blob, analyse(blob.path, blob.size, blob.extension))
    if name == "reprint":
        job = world.jobs.get(fields.required_integer(call.body, name))
        if job is None:
            raise Refused("Print job not found")
        return _Source(job.blob, job.analysis, library_uid=job.library_uid)
    if name == "queue_file":
        return _from_queue(waiting_item(world, fields.required_integer(call.body, name)))
    if not sandbox.settings.reaches("print_farm"):
        raise Refused("Your plan does not include this; it needs print_farm or above", 403)
    return _from_queue(_next_item(world, printers))


def _next_item(world: World, printers: list[Printer]) -> QueueItem:
    wanted = {printer.id for printer in printers}
    for item in world.queue:
        fits = not item.for_printers or wanted <= set(item.for_printers)
        if fits and item.analysis is not None:
            return item
    raise Refused("No queue item matches")


def _from_queue(item: QueueItem) -> _Source:
    return _Source(item.blob, item.analysis, queue_item=item, library_uid=item.library_uid)


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
}
