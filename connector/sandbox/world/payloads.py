"""The shapes webhooks carry, and the pieces the API answers share with them. Pure.

Keys follow the published samples exactly; events whose `data` no source lists carry `{}`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from connector.sandbox.world.gcode import MODELS, PRINTABLE
from connector.sandbox.world.times import iso

if TYPE_CHECKING:
    from connector.sandbox.world.gcode import Analysis
    from connector.sandbox.world.records import Job, Printer, QueueItem, User

_PRICE_PER_GRAM = 0.03
_PHASES = {"pending": "print_pending", "heating": "printing"}
_JOB_STATES = {"done": "completed", "failed": "failed", "cancelled": "cancelled"}


def user_payload(user: User) -> dict[str, object]:
    """A user as webhooks name one: first and last name, never `name` (quirk 38)."""
    return {
        "id": user.id,
        "sso": False,
        "first_name": user.first_name,
        "last_name": user.last_name,
        "avatar": f"https://example.com/avatars/{user.id}.png",
    }


def price(analysis: Analysis) -> float:
    """Material cost in account currency."""
    return round(analysis.grams * _PRICE_PER_GRAM, 2)


def cost_lines(analysis: Analysis, *, estimate: bool) -> dict[str, object]:
    """Cost as lists show it; details and webhooks show a plain number (quirk 37)."""
    return {
        "estimate": estimate,
        "total_cost": price(analysis),
        "lines": [{"id": 1, "label": "Material usage", "cost": price(analysis)}],
    }


def analysis_payload(analysis: Analysis | None) -> dict[str, object] | None:
    if analysis is None:
        return None
    return {
        "slicer": analysis.slicer,
        "filament": [analysis.filament],
        "estimate": analysis.estimate,
        "movement": {"mRelative": 0, "eRelative": 1},
        "temps": {"tool": {"T0": analysis.tool}, "bed": analysis.bed, "pset": 1},
        "totalLayers": analysis.layers,
        "layerHeight": 0.2,
        "nozzleSize": 0.4,
        "materialData": [{"type": analysis.material, "color": analysis.color, "nozzle": 0}],
        "v": 5,
    }


def job_state(job: Job) -> str:
    """The word for the job's state that printer objects and webhooks use."""
    if job.phase == "ended":
        return _JOB_STATES[job.status]
    return _PHASES.get(job.phase, job.phase)


def current_layer(job: Job, now: float) -> int:
    return job.analysis.layers * job.percentage(now) // 100


def printer_payload(printer: Printer) -> dict[str, object]:
    group = {"id": printer.group.id, "name": printer.group.name}
    return {"id": printer.id, "name": printer.name, "group": group}


def job_payload(job: Job, now: float) -> dict[str, object]:
    ended = job.phase == "ended"
    elapsed = int(job.elapsed(now))
    return {
        "id": job.id,
        "uid": job.uid,
        "panel_url": f"https://simplyprint.io/panel/{job.id}",
        "printer_id": job.printer.id,
        "state": job_state(job),
        "file": job.blob.name,
        "percentage": job.percentage(now),
        "time_left": None if ended else job.analysis.estimate - elapsed,
        "current_layer": current_layer(job, now),
        "analysis": {"estimate": job.analysis.estimate, "totalLayers": job.analysis.layers},
        "started": None if job.started is None else int(job.started),
        "ended": None if job.ended is None else int(job.ended),
        "ai": None,
        "autoprint": False,
        "printer": printer_payload(job.printer),
        "cost": price(job.analysis),
        "duration": elapsed,
        "skippedObjects": list(job.skipped_objects) or None,
    }


def queue_item_payload(item: QueueItem, now: float, index: int | None = None) -> dict[str, object]:
    """A queue item; the analysis shows up some seconds after the item did (quirk 52)."""
    extension = item.blob.extension
    return {
        "id": item.id,
        "index": index,
        "filename": item.blob.name,
        "note": item.note,
        "model": extension in MODELS,
        "printable": extension in PRINTABLE,
        "type": "model" if extension in MODELS else "printable",
        "zipPrintable": False,
        "zipNoModel": None,
        "left": item.left,
        "printed": item.printed,
        "filesystem_id": item.library_uid,
        "for": {
            "printers": item.for_printers,
            "models": item.for_models,
            "groups": item.for_groups,
        },
        "tags": item.tags,
        "group": item.group,
        "analysis": analysis_payload(item.analysis) if now >= item.analysed else None,
        "added": iso(item.added),
        "size": 0 if item.library_uid else item.blob.size,
        "sort_order": item.sort_order,
        "user": item.user.name,
        "user_id": item.user.id,
        "custom_fields": item.custom_fields,
        "quota_warnings": {
            "over_quota": False,
            "insufficient_balance": False,
            "would_exceed": [],
            "details": [],
        },
    }
