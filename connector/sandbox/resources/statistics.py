"""account/GetStatistics: figures of a period or of all time, reckoned from the print history."""

from __future__ import annotations

from typing import TYPE_CHECKING

from connector.sandbox import fields, rules
from connector.sandbox.demands import demand_permission
from connector.sandbox.endpoint import POST, Endpoint
from connector.sandbox.world.times import plain

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from connector.sandbox.call import Call
    from connector.sandbox.state import Sandbox
    from connector.sandbox.world.records import Job

#: Cancel reasons that blame the machine; all others mean that somebody regretted the print.
_MACHINE_REASONS = (1, 3, 4, 5)
_OUTCOMES = ("done", "failed", "printer_error", "regretted")


def get_statistics(call: Call, sandbox: Sandbox) -> dict[str, object]:
    """Needs `general` or both dates, unix seconds (quirks 16 and 17); the key is as switched."""
    world, body = sandbox.world, call.body
    general = fields.flag(body, "general")
    start, end = 0.0, world.now
    if not general:
        start = fields.required_seconds(body, "start_date")
        end = fields.required_seconds(body, "end_date")
    if any(user != world.user.id for user in rules.integer_array(body, "users") or ()):
        demand_permission(sandbox.settings, "org_view_statistics")
    jobs = [
        job
        for job in world.jobs.values()
        if job.started is not None
        and job.ended is not None
        and start <= job.started <= end
        and _wanted(job, body)
    ]
    if general:
        start = min((job.started for job in jobs if job.started is not None), default=end)
    found = {
        **_totals(jobs),
        "date_range": {"from": plain(start)[:10], "to": plain(end)[:10], "general": general},
        "printers": _printers(jobs),
        "print_jobs": [_row(job) for job in jobs],
    }
    wrapper = sandbox.settings.statistics_key
    names = ("data", "statistics") if wrapper == "both" else (wrapper,)
    return dict.fromkeys(names, found)


def _wanted(job: Job, body: Mapping[str, object]) -> bool:
    chosen = {
        "users": job.user.id,
        "printers": job.printer.id,
        "printer_models": job.printer.make.id,
    }
    lists = {name: rules.integer_array(body, name) for name in chosen}
    return all(not lists[name] or number in (lists[name] or ()) for name, number in chosen.items())


def _outcome(job: Job) -> str:
    if job.status == "cancelled":
        return "printer_error" if job.cancel_reason in _MACHINE_REASONS else "regretted"
    return job.status


def _counted(jobs: Iterable[Job]) -> dict[str, int]:
    outcomes = [_outcome(job) for job in jobs]
    return {name: outcomes.count(name) for name in _OUTCOMES}


def _totals(jobs: list[Job]) -> dict[str, object]:
    counts = {f"{name}_print_jobs": count for name, count in _counted(jobs).items()}
    return {
        "total_print_seconds": sum(_seconds(job) for job in jobs),
        "total_filament_usage_gram": sum(_grams(job) for job in jobs),
        "print_job_count": len(jobs),
        **counts,
    }


def _printers(jobs: list[Job]) -> dict[str, object]:
    """Figures by printer id, as text."""
    rows: dict[str, object] = {}
    for printer in dict.fromkeys(job.printer for job in jobs):
        own = [job for job in jobs if job.printer is printer]
        rows[str(printer.id)] = {
            "name": printer.name,
            **_counted(own),
            "filament_usage_gram": sum(_grams(job) for job in own),
        }
    return rows


def _row(job: Job) -> dict[str, object]:
    started, ended = plain(job.started or 0), plain(job.ended or 0)
    return {
        "date": started[:10],
        "started": started,
        "ended": ended,
        "cancelled": int(job.status == "cancelled"),
        "failed": int(job.status == "failed"),
        "cancel_reason_type": job.cancel_reason,
        "print_seconds": _seconds(job),
        "filament_usage_gram": _grams(job),
    }


def _seconds(job: Job) -> int:
    return int(job.printed_seconds)


def _grams(job: Job) -> float:
    return job.analysis.grams * job.printed_seconds / job.analysis.estimate


ENDPOINTS = {"account/GetStatistics": Endpoint(get_statistics, POST, "statistics.read")}
