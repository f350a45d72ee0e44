"""The sandbox's state as one JSON document, for tests and for people who look."""

from __future__ import annotations

from typing import TYPE_CHECKING

from connector.sandbox.control_collections import collections
from connector.sandbox.control_farm import describe_farm
from connector.sandbox.resources.printer_view import printer_row
from connector.sandbox.world.payloads import job_payload, queue_item_payload

if TYPE_CHECKING:
    from connector.sandbox.state import Sandbox


def describe(sandbox: Sandbox) -> dict[str, object]:
    """Clock, plan and everything in the world; secrets of webhooks left out."""
    world, settings = sandbox.world, sandbox.settings
    now = world.now
    return {
        "now": now,
        "frozen": sandbox.clock.frozen,
        "company": settings.company,
        "plan": settings.plan,
        "seed": settings.seed,
        "printers": [
            printer_row(printer, world, settings) | {"received": printer.received}
            for printer in world.printers.values()
        ],
        "queue": [queue_item_payload(item, now) for item in world.queue],
        "done_items": [queue_item_payload(item, now) for item in world.done_items],
        "jobs": [
            job_payload(job, now)
            | {"rating": job.rating, "reason": job.cancel_reason, "comment": job.cancel_comment}
            | {"archived": job.archived, "custom_fields": job.custom_fields}
            for job in world.jobs.values()
        ],
        "webhooks": [
            {
                "id": webhook.id,
                "url": webhook.url,
                "events": webhook.events,
                "enabled": webhook.enabled,
            }
            for webhook in world.webhooks.values()
        ],
        **describe_farm(world),
        **collections(world),
        "events": [{"event": event.name, "timestamp": event.at} for event in world.events],
    }
