"""Commands to running printers. `pid` comes from the query (quirk 2), or as switched."""

from __future__ import annotations

from typing import TYPE_CHECKING

from connector.sandbox import fields, rules
from connector.sandbox.endpoint import POST, Endpoint
from connector.sandbox.errors import Refused
from connector.sandbox.resources.printers import chosen
from connector.sandbox.world import prints, queueing

if TYPE_CHECKING:
    from connector.sandbox.call import Call
    from connector.sandbox.state import Sandbox
    from connector.sandbox.world.queueing import Return
    from connector.sandbox.world.records import Job, Phase, Printer

_LONGEST_COMMENT = 500
_RETURNS: dict[str, Return] = {"original": "original", "top": "top", "bottom": "bottom"}


def pause(call: Call, sandbox: Sandbox) -> dict[str, object]:
    for job in _jobs(call, sandbox, "printing", ("heating", "printing")):
        prints.pause(sandbox.world, job)
    return {}


def resume(call: Call, sandbox: Sandbox) -> dict[str, object]:
    for job in _jobs(call, sandbox, "paused", ("paused",)):
        prints.resume(sandbox.world, job)
    return {}


def cancel(call: Call, sandbox: Sandbox) -> dict[str, object]:
    jobs = _jobs(call, sandbox, "printing or paused", ("heating", "printing", "paused"))
    for name in sandbox.settings.cancel_demands:
        fields.required(call.body, name)
    reason = fields.integer(call.body, "reason")
    if reason is not None and reason not in range(1, 7):
        raise Refused("reason: Invalid enum value specified!")
    comment = fields.text(call.body, "comment")
    if comment and len(comment) > _LONGEST_COMMENT:
        raise Refused(f"The comment field must not exceed {_LONGEST_COMMENT} characters")
    back = _return_position(call) if fields.flag(call.body, "return_to_queue") else None
    for job in jobs:
        job.cancel_reason, job.cancel_comment = reason, comment
        prints.end(sandbox.world, job, "cancelled", sandbox.world.now)
        if back is not None and job.queue_item:
            queueing.put_back(sandbox.world, job.queue_item, back)
    return {}


def clear_bed(call: Call, sandbox: Sandbox) -> dict[str, object]:
    printers = _printers(call, sandbox)
    rating = fields.integer(call.body, "rating")
    if rating is not None and rating not in range(1, 5):
        raise Refused("The rating field must be between 1 and 4")
    fields.flag(call.body, "success")
    for printer in printers:
        if printer.job is not None:
            raise Refused(f"{printer.name} is not operational")
    for printer in printers:
        prints.clear_bed(sandbox.world, printer, rating)
    return {}


def cancel_pending_print(call: Call, sandbox: Sandbox) -> dict[str, object]:
    """Call off prints that wait for their time; `expected_job_uid` guards against another one."""
    jobs = _jobs(call, sandbox, "waiting to print", ("pending",))
    expected = fields.text(call.body, "expected_job_uid")
    if expected and any(job.uid != expected for job in jobs):
        raise Refused("Another print is pending")
    for job in jobs:
        prints.withdraw(sandbox.world, job)
    return {}


def skip_objects(call: Call, sandbox: Sandbox) -> dict[str, object]:
    """Leave objects out of the print that runs on one printer."""
    jobs = _jobs(call, sandbox, "printing or paused", ("heating", "printing", "paused"))
    if len(jobs) > 1:
        raise Refused("The pid field must be an integer")
    fields.required(call.body, "object_ids")
    numbers = rules.integer_array(call.body, "object_ids")
    if not numbers:
        raise Refused("The object_ids is required")
    prints.skip_objects(sandbox.world, jobs[0], numbers)
    return {}


def send_gcode(call: Call, sandbox: Sandbox) -> dict[str, object]:
    printers = _printers(call, sandbox)
    commands = _commands(call, sandbox)
    for printer in printers:
        printer.received += commands
    return {}


def _commands(call: Call, sandbox: Sandbox) -> list[str]:
    """Lines of `gcode`; a macro or snippet stands in the log under its name."""
    gcode = call.body.get("gcode")
    if isinstance(gcode, str) and not sandbox.settings.gcode_array:
        return gcode.splitlines()
    if gcode is not None:
        return fields.texts(call.body, "gcode") or []
    if macro := fields.text(call.body, "macro"):
        return [f"; macro {macro}"]
    if snippet := fields.integer(call.body, "snippet_id"):
        return [f"; snippet {snippet}"]
    raise Refused("The gcode is required")


def _return_position(call: Call) -> Return:
    position = fields.text(call.body, "return_position") or "original"
    if position == "custom":
        return fields.required_integer(call.body, "custom_position")
    if position not in _RETURNS:
        raise Refused("return_position: Invalid enum value specified!")
    return _RETURNS[position]


def _printers(call: Call, sandbox: Sandbox) -> list[Printer]:
    place = call.body if sandbox.settings.pid_place == "body" else call.query
    fields.required(place, "pid")
    printers = chosen(sandbox.world, fields.integers(place, "pid") or [])
    for printer in printers:
        if not printer.online:
            raise Refused(f"{printer.name} is offline")
    return printers


def _jobs(call: Call, sandbox: Sandbox, wanted: str, phases: tuple[Phase, ...]) -> list[Job]:
    """The running job of every chosen printer; one in another state refuses them all."""
    jobs = []
    for printer in _printers(call, sandbox):
        if printer.job is None or printer.job.phase not in phases:
            raise Refused(f"{printer.name} is not {wanted}")
        jobs.append(printer.job)
    return jobs


_SCOPE = "printers.actions"

ENDPOINTS = {
    "printers/actions/Pause": Endpoint(pause, POST, _SCOPE, permission="pause"),
    "printers/actions/Resume": Endpoint(resume, POST, _SCOPE, permission="pause"),
    "printers/actions/Cancel": Endpoint(cancel, POST, _SCOPE, permission="cancel"),
    "printers/actions/CancelPendingPrint": Endpoint(cancel_pending_print, POST, _SCOPE),
    "printers/actions/SkipObjects": Endpoint(skip_objects, POST, _SCOPE),
    "printers/actions/ClearBed": Endpoint(clear_bed, POST, _SCOPE, permission="clear_bed"),
    "printers/actions/SendGcode": Endpoint(
        send_gcode, POST, _SCOPE, plan="print_farm", permission="send_raw_gcode"
    ),
}
