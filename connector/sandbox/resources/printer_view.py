"""The printer object of printers/Get, with its temperatures and both generations of job keys."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from connector.sandbox.world.ids import derived_integer
from connector.sandbox.world.matching import is_for
from connector.sandbox.world.notifications import notification_payload, open_ones
from connector.sandbox.world.payloads import current_layer, job_state
from connector.sandbox.world.spool_payloads import loaded_spool
from connector.sandbox.world.times import iso
from connector.sandbox.world.world import FIRST_IDS

if TYPE_CHECKING:
    from connector.sandbox.settings import Settings
    from connector.sandbox.world.records import Job, Printer
    from connector.sandbox.world.world import World

_AMBIENT = 22
#: Seconds in which the difference to the room falls to about a third.
_COOLING = 180.0


def state_of(printer: Printer) -> str:
    if not printer.online:
        return "offline"
    if printer.in_error:
        return "error"
    return job_state(printer.job) if printer.job else "operational"


def printer_row(printer: Printer, world: World, settings: Settings) -> dict[str, object]:
    """One row of `data`: id, sort_order, printer, filament, job, tags."""
    return {
        "id": printer.id,
        "sort_order": printer.position,
        "printer": _printer(printer, world),
        "filament": _filament(printer, world),
        "job": _job(printer.job, world.now, settings) if printer.job else None,
        "tags": world.tags.of(1, printer.id),
        "notifications": [notification_payload(entry) for entry in open_ones(world, printer.id)],
    }


def _printer(printer: Printer, world: World) -> dict[str, object]:
    make = printer.make
    fitting = [item for item in world.queue if is_for(world, printer, item)]
    return {
        "name": printer.name,
        "state": state_of(printer),
        "group": printer.group.id,
        "groupName": printer.group.name,
        "position": printer.position,
        "api": make.api,
        "ui": make.api,
        "ip": f"10.0.0.{10 + (printer.id - FIRST_IDS['printer'] + 1) % 240}",
        "public": 0,
        "machine": make.machine,
        "online": printer.online,
        "region": "eu-west-2",
        "firmware": make.firmware,
        "firmwareVersion": make.firmware,
        "spVersion": "4.1.0",
        "temps": _temperatures(printer, world.now),
        "hasPSU": 1,
        "psuOn": True,
        "hasFilSensor": True,
        "filSensor": True,
        "filamentRetraction": 250,
        "model": _model(printer),
        "hasCam": 1,
        "hasQueue": {"items": len(fitting), "fits": bool(fitting)},
        "health": {
            "usage": derived_integer(world.seed, "usage", printer.id, 60),
            "temp": 40 + derived_integer(world.seed, "board", printer.id, 25),
            "memory": derived_integer(world.seed, "memory", printer.id, 80),
        },
        "unsupported": 0,
        "latency": 20 + derived_integer(world.seed, "latency", printer.id, 60),
        "outOfOrder": int(printer.out_of_order),
        "activeExtruder": 0,
        "aiEnabled": printer.ai_enabled,
        "awaitingBedClear": printer.awaiting_bed_clear,
    }


def _model(printer: Printer) -> dict[str, object]:
    make = printer.make
    return {
        "id": make.id,
        "name": make.model,
        "brand": make.brand,
        "bedSize": list(make.bed),
        "bedType": "square",
        "maxHeight": make.height,
        "hasHeatedBed": True,
        "extruders": make.extruders,
        "maxToolTemp": make.max_tool,
        "maxBedTemp": make.max_bed,
        "filamentWidth": 1.75,
        "nozzleDia": 0.4,
    }


def _filament(printer: Printer, world: World) -> dict[str, object] | None:
    """The loaded spools by extruder; null for a printer without one."""
    spools = world.inventory.on_printer(printer.id)
    return {str(spool.extruder): loaded_spool(spool) for spool in spools} or None


def _job(job: Job, now: float, settings: Settings) -> dict[str, object]:
    """Both generations of names for the same figures (quirk 32); seconds throughout."""
    elapsed = int(job.elapsed(now))
    left = job.analysis.estimate - elapsed
    old = {"file": job.blob.name, "percentage": job.percentage(now), "time": left}
    new = {
        "filename": job.blob.name,
        "currentPercentage": job.percentage(now),
        "timeLeft": left,
        "printTime": elapsed,
        "startDate": iso(job.started or job.created),
        "totalLayers": job.analysis.layers,
    }
    generations = {"old": old, "new": new, "both": old | new}
    return {
        "id": job.id,
        "uid": job.uid,
        "state": job_state(job),
        "canPreview": True,
        "layer": current_layer(job, now),
        "filUsageGram": round(job.analysis.grams * job.percentage(now) / 100, 2),
        **generations[settings.job_fields],
    }


def _temperatures(printer: Printer, now: float) -> dict[str, object]:
    target, current = _target(printer), _current(printer, now)
    return {
        "ambient": _AMBIENT,
        "current": {"tool": [current[0]], "bed": current[1]},
        "target": {"tool": [target[0]], "bed": target[1]},
    }


def _target(printer: Printer) -> tuple[int, int]:
    job = printer.job
    if job is None or job.phase in ("pending", "downloading"):
        return 0, 0
    return job.analysis.tool, job.analysis.bed


def _current(printer: Printer, now: float) -> tuple[int, int]:
    """Rising while it heats, swinging by a degree while it prints, falling afterwards."""
    job = printer.job
    if job is not None and job.phase == "heating":
        part = (now - job.phase_since) / job.heat_seconds if job.heat_seconds else 1.0
        return _between(job.analysis.tool, part), _between(job.analysis.bed, part)
    if job is not None and job.phase in ("printing", "paused"):
        return job.analysis.tool + int(now) % 3 - 1, job.analysis.bed
    if printer.cooling is not None:
        since, tool, bed = printer.cooling
        part = math.exp(-(now - since) / _COOLING)
        return _between(tool, part), _between(bed, part)
    return _AMBIENT, _AMBIENT


def _between(hot: int, part: float) -> int:
    return round(_AMBIENT + (hot - _AMBIENT) * part)
