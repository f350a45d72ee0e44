"""Queue items that somebody must approve: held back, approved, denied."""

from __future__ import annotations

from typing import TYPE_CHECKING

from connector.sandbox.world import queueing
from connector.sandbox.world.payloads import queue_item_payload, user_payload
from connector.sandbox.world.records import Approval, Event, QueueItem

if TYPE_CHECKING:
    from connector.sandbox.world.world import World

_HOUR = 3600
#: Below the ids that the counter deals out.
_FIRST_SEEDED = 90_790
_SEEDED: tuple[tuple[Approval, str | None], ...] = (
    ("pending", None),
    ("denied", "Wrong material"),
    ("revision", "Please turn it on its side"),
)


def hold(world: World, item: QueueItem) -> None:
    """Keep a new item out of the queue until somebody decides."""
    item.approval = "pending"
    world.held.append(item)
    data: dict[str, object] = {
        "queue_item": queue_item_payload(item, world.now),
        "user": user_payload(item.user),
    }
    world.record(Event("queue.item_pending_approval", world.now, data))


def approve(world: World, item: QueueItem, comment: str | None) -> None:
    """Let a held item into the queue, at the bottom of its group."""
    world.held.remove(item)
    item.approval, item.approval_comment = "approved", comment
    queueing.insert(world, item, "bottom")
    data: dict[str, object] = {
        "queue_item": queue_item_payload(item, world.now),
        "approved_by": user_payload(world.user),
    }
    world.record(Event("queue.item_approved", world.now, data))


def deny(world: World, item: QueueItem, comment: str | None, *, remove: bool) -> None:
    """Turn a held item down; it stays to be revised unless `remove` (quirk 55)."""
    item.approval, item.approval_comment = "denied", comment
    if remove:
        world.held.remove(item)
    data: dict[str, object] = {
        "queue_item": queue_item_payload(item, world.now),
        "denied_by": user_payload(world.user),
        "reason": comment,
        "removed": remove,
    }
    world.record(Event("queue.item_denied", world.now, data))


def revise(item: QueueItem, comment: str | None) -> None:
    """Send a held item back; it stays held, and no event is known for it."""
    item.approval, item.approval_comment = "revision", comment


def seeded_held_items(world: World) -> list[QueueItem]:
    """One item of an ordinary user in each state that the backend lists."""
    submitter = list(world.people.members.values())[2].user
    file = list(world.files.values())[-1]
    return [
        QueueItem(
            id=_FIRST_SEEDED + number,
            blob=file.blob,
            analysis=file.analysis,
            user=submitter,
            group=2,
            left=1,
            added=world.now - (number + 2) * _HOUR,
            analysed=world.now - (number + 2) * _HOUR,
            library_uid=file.uid,
            approval=state,
            approval_comment=comment,
        )
        for number, (state, comment) in enumerate(_SEEDED)
    ]
