"""Archiving print jobs and bringing them back; ids in an array in the body (quirk 18)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from connector.sandbox import fields, rules
from connector.sandbox.endpoint import POST, Endpoint
from connector.sandbox.errors import Refused

if TYPE_CHECKING:
    from connector.sandbox.call import Call
    from connector.sandbox.state import Sandbox
    from connector.sandbox.world.records import Job

_LONGEST_REASON = 500


def archive(call: Call, sandbox: Sandbox) -> dict[str, object]:
    rules.short_text(call.body, "reason", _LONGEST_REASON)
    for job in _jobs(call, sandbox):
        job.archived = True
    return {}


def unarchive(call: Call, sandbox: Sandbox) -> dict[str, object]:
    for job in _jobs(call, sandbox):
        job.archived = False
    return {}


def _jobs(call: Call, sandbox: Sandbox) -> list[Job]:
    """All named jobs, or a refusal when one of them does not exist."""
    fields.required(call.body, "jobs")
    known = sandbox.world.jobs
    numbers = rules.integer_array(call.body, "jobs") or []
    if not numbers:
        raise Refused("The jobs is required")
    if any(number not in known for number in numbers):
        raise Refused("Print job not found")
    return [known[number] for number in numbers]


_SCOPE = "print_history.write"

ENDPOINTS = {
    "jobs/Archive": Endpoint(archive, POST, _SCOPE),
    "jobs/Unarchive": Endpoint(unarchive, POST, _SCOPE),
}
