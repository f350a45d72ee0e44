"""The part of `GET __sandbox/state` that shows people, groups and what waits for a decision."""

from __future__ import annotations

from dataclasses import asdict
from typing import TYPE_CHECKING

from connector.sandbox.resources.queue_groups import group_rows
from connector.sandbox.resources.users import member_row
from connector.sandbox.world.notifications import notification_payload
from connector.sandbox.world.payloads import queue_item_payload

if TYPE_CHECKING:
    from connector.sandbox.world.world import World


def describe_farm(world: World) -> dict[str, object]:
    return {
        "held_items": [
            queue_item_payload(item, world.now)
            | {"approval_status": item.approval, "approval_comment": item.approval_comment}
            for item in world.held
        ],
        "queue_groups": group_rows(world),
        "printer_groups": [
            {"id": group.id, "name": group.name} for group in world.printer_groups.values()
        ],
        "notifications": [
            notification_payload(entry) | {"resolved": entry.resolved, "outcome": entry.outcome}
            for entry in world.notifications.values()
        ],
        "users": [member_row(member, world) for member in world.people.members.values()],
        "user_groups": [asdict(group) for group in world.people.groups.values()],
        "invited": dict(world.people.invited),
        "invitation_links": [asdict(link) for link in world.people.links],
        "classes": [asdict(entry) for entry in world.people.classes.values()],
        "autoprint": asdict(world.autoprint),
    }
