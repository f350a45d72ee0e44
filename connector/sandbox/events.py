"""The webhook events a subscription may name, and samples of what they carry."""

from __future__ import annotations

from typing import TYPE_CHECKING

from connector.sandbox.world.inventory import sample_event_data
from connector.sandbox.world.payloads import job_payload, queue_item_payload, user_payload

if TYPE_CHECKING:
    from connector.sandbox.world.world import World

_GROUPS = {
    "job": "started paused resumed cancelled done failed bed_cleared objects_skipped",
    "printer": "autoprint_state_changed nozzle_size_changed material_changed "
    "custom_tag_assigned custom_tag_detached out_of_order_state_changed ai_state_changed "
    "ai_failure_detected ai_failure_false_positive autoprint_max_cycles",
    "company": "autoprint_state_changed",
    "queue": "add_item delete_item empty_queue move_item revive_item item_pending_approval "
    "item_approved item_denied",
    "filament": "create update delete assigned unassigned",
    "organization": "user_signup user_pending",
    "balance": "charged refunded topped_up adjusted",
    "quota": "request_new request_resolved adjusted reset",
    "maintenance": "job_created job_updated job_started job_completed job_cancelled "
    "job_reopened job_overdue job_deleted problem_reported problem_resolved low_stock "
    "task_completed task_skipped schedule_created schedule_updated schedule_deleted "
    "spare_part_created spare_part_updated spare_part_deleted stock_adjusted",
}

#: The 62 events of the catalogue and `test`.
EVENTS = (
    *(f"{group}.{name}" for group, names in _GROUPS.items() for name in names.split()),
    "test",
)

_JOB_EVENTS = frozenset(
    f"job.{name}" for name in ("started", "paused", "resumed", "cancelled", "done", "failed")
)
_ITEM_EVENTS = frozenset(
    f"queue.{name}" for name in ("add_item", "delete_item", "move_item", "item_pending_approval")
)
#: Keys of an approval's two outcomes beside the item, and who decided.
_DECISIONS: dict[str, dict[str, object]] = {
    "queue.item_approved": {},
    "queue.item_denied": {"reason": "Wrong material", "removed": False},
}
_DECIDERS = {"queue.item_approved": "approved_by", "queue.item_denied": "denied_by"}


def sample_data(event: str, world: World) -> dict[str, object]:
    """`data` for an event that did not really happen; `{}` where the sandbox knows no keys."""
    user = user_payload(world.user)
    if event in _JOB_EVENTS:
        job: dict[str, object] = {"job": job_payload(next(iter(world.jobs.values())), world.now)}
        people = {"job.started": ("user", "started_by"), "job.cancelled": ("user",)}
        return job | dict.fromkeys(people.get(event, ()), user)
    if event in ("filament.assigned", "filament.unassigned"):
        return sample_event_data(event, world)
    items = [*world.queue, *world.done_items]
    if event in _ITEM_EVENTS and items:
        return {"queue_item": queue_item_payload(items[0], world.now), "user": user}
    if event in _DECISIONS and world.held:
        item = queue_item_payload(world.held[0], world.now)
        return {"queue_item": item, **_DECISIONS[event], _DECIDERS[event]: user}
    if event == "queue.empty_queue":
        group = next(iter(world.queue_groups.values()))
        return {"user": user, "group": {"id": group.id, "name": group.name}}
    return {}
