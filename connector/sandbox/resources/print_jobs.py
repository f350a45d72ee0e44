"""Print history: jobs/GetPaginatedPrintJobs (everything in the body) and jobs/GetDetails."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from connector.sandbox import fields, rules
from connector.sandbox.endpoint import GET, POST, Endpoint
from connector.sandbox.errors import Refused
from connector.sandbox.resources.lookup import job_by_uid
from connector.sandbox.resources.paging import cut
from connector.sandbox.world.custom_fields import by_field
from connector.sandbox.world.payloads import (
    analysis_payload,
    cost_lines,
    current_layer,
    job_state,
    price,
)
from connector.sandbox.world.times import iso, iso_or_none

if TYPE_CHECKING:
    from collections.abc import Mapping

    from connector.sandbox.call import Call
    from connector.sandbox.state import Sandbox
    from connector.sandbox.world.records import Job

_LARGEST_PAGE = 100
#: Filter words; the row's word for `finished` is `done` (quirk 36).
_STATUSES = {"ongoing": "ongoing", "cancelled": "cancelled", "failed": "failed", "finished": "done"}


def get_paginated(call: Call, sandbox: Sandbox) -> dict[str, object]:
    body = call.body
    number = fields.required_integer(body, "page")
    size = fields.integer(body, "page_size") or fields.integer(body, "limit")
    if size is None:
        raise Refused("The page_size is required")
    jobs = [job for job in sandbox.world.jobs.values() if _matches(job, body)]
    descending = (fields.text(body, "sort_dir") or "desc") == "desc"
    jobs.sort(key=lambda job: (job.created, job.id), reverse=descending)
    page, pages = cut(jobs, max(1, number), min(max(1, size), _LARGEST_PAGE))
    now = sandbox.world.now
    return {"data": [_row(job, now) for job in page], "page_amount": pages}


def _matches(job: Job, body: Mapping[str, object]) -> bool:
    printers = fields.integers(body, "printer_ids")
    users = fields.integers(body, "user_ids")
    item = fields.integer(body, "queue_job")
    search = (fields.text(body, "search") or "").lower()
    after, before = fields.moment(body, "start_date"), fields.moment(body, "end_date")
    return (
        (not printers or job.printer.id in printers)
        and (not users or job.user.id in users)
        and (item is None or (job.queue_item is not None and job.queue_item.id == item))
        and (search in job.blob.name.lower() or search == job.uid)
        and (after is None or job.created >= after)
        and (before is None or job.created <= before)
        and _status_matches(job, fields.texts(body, "accepted_statuses"))
        and _place_matches(job, body)
        and _archive_matches(job, body)
    )


def _place_matches(job: Job, body: Mapping[str, object]) -> bool:
    models = fields.integers(body, "printer_types")
    groups = fields.integers(body, "printer_groups")
    spool = fields.integer(body, "spool_id")
    return (
        (not models or job.printer.make.id in models)
        and (not groups or job.printer.group.id in groups)
        and (spool is None or job.spool == spool)
    )


def _archive_matches(job: Job, body: Mapping[str, object]) -> bool:
    """Archived jobs are hidden unless asked for."""
    wanted = rules.choice(body, "archived_status", ("archived", "both"))
    return wanted == "both" or job.archived == (wanted == "archived")


def _status_matches(job: Job, wanted: list[str] | None) -> bool:
    for index, word in enumerate(wanted or []):
        if word not in _STATUSES:
            raise Refused(f"accepted_statuses.{index}: Invalid enum value specified!")
    return not wanted or job.status in {_STATUSES[word] for word in wanted}


def _row(job: Job, now: float) -> dict[str, object]:
    part = job.percentage(now) / 100
    used = int(job.analysis.filament * part)
    item = job.queue_item
    return {
        "id": job.id,
        "uid": job.uid,
        "status": job.status,
        "cancelReasonType": None if job.cancel_reason is None else str(job.cancel_reason),
        "rating": job.rating,
        "filename": job.blob.name,
        "startDate": iso(job.started or job.created),
        "endDate": iso_or_none(job.ended),
        "user": job.user.id,
        "autoprint": False,
        "outsideSystem": False,
        "printer": job.printer.id,
        "filament": json.dumps({"e0": {"usage": used}}),
        "filUsage": used,
        "filUsageGram": round(job.analysis.grams * part, 2),
        "currentPercentage": job.percentage(now),
        "printTime": int(job.elapsed(now)),
        "cost": cost_lines(job.analysis, estimate=False),
        "queueItem": {"id": item.id, "user": item.user.id, "queueNum": item.sort_order}
        if item
        else None,
        "customFields": job.custom_fields,
    }


def get_details(call: Call, sandbox: Sandbox) -> dict[str, object]:
    """One job by its UID; the cost is a plain number here (quirk 37)."""
    fields.required(call.query, "id")
    job = job_by_uid(sandbox.world, fields.text(call.query, "id") or "")
    now = sandbox.world.now
    cancelled = {
        "reason": None if job.cancel_reason is None else str(job.cancel_reason),
        "comment": job.cancel_comment,
        "by": job.user.name,
        "byOther": 0,
    }
    details = {
        "id": job.id,
        "filament": [],
        "pauses": [],
        "currentTime": int(now),
        "pictures": [],
        "notificationsSent": [],
        "cost": price(job.analysis),
        "customFields": by_field(job.custom_fields),
        "ended": None if job.ended is None else int(job.ended),
        "failedReason": "",
        "cancelInfo": cancelled if job.status == "cancelled" else None,
        "analysis": analysis_payload(job.analysis),
        "notifications": {},
        "outsideSystem": False,
        "rating": job.rating,
        "started": None if job.started is None else int(job.started),
        "created": int(job.created),
        "state": job_state(job),
        "file": job.blob.name,
        "percentage": job.percentage(now),
        "time": job.analysis.estimate - int(job.elapsed(now)),
        "canPreview": True,
        "layer": current_layer(job, now),
        "ai": [],
        "printer": {
            "id": job.printer.id,
            "name": job.printer.name,
            "extruders": job.printer.make.extruders,
            "deleted": 0,
        },
        "spools": [],
    }
    return {"job": details}


_SCOPE = "print_history.read"

ENDPOINTS = {
    "jobs/GetPaginatedPrintJobs": Endpoint(get_paginated, POST, _SCOPE),
    "jobs/GetDetails": Endpoint(get_details, GET, _SCOPE),
}
