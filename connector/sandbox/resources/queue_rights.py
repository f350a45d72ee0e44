"""What the queue allows with items of other people; one's own items need no more."""

from __future__ import annotations

from typing import TYPE_CHECKING

from connector.sandbox.demands import demand_permission

if TYPE_CHECKING:
    from collections.abc import Iterable

    from connector.sandbox.state import Sandbox
    from connector.sandbox.world.records import QueueItem


def is_mine(sandbox: Sandbox, item: QueueItem) -> bool:
    return item.user.id == sandbox.world.user.id


def demand_for_others(sandbox: Sandbox, items: Iterable[QueueItem], permission: str) -> None:
    """403 when one of the items is somebody else's and the permission was taken away."""
    if not all(is_mine(sandbox, item) for item in items):
        demand_permission(sandbox.settings, permission)


def is_visible(sandbox: Sandbox, item: QueueItem) -> bool:
    """Without queue_see_others one sees one's own items only."""
    hidden = "queue_see_others" in sandbox.settings.denied_permissions
    return not hidden or is_mine(sandbox, item)


def visible_done(sandbox: Sandbox) -> list[QueueItem]:
    """The done items, none of them without queue_see_done_items."""
    if "queue_see_done_items" in sandbox.settings.denied_permissions:
        return []
    return [item for item in sandbox.world.done_items if is_visible(sandbox, item)]
