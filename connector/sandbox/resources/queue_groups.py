"""queue/groups/*: Save reads the body, Delete and SetOrder name the group in the query."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from connector.sandbox import fields, rules
from connector.sandbox.endpoint import GET, POST, Endpoint
from connector.sandbox.errors import Refused
from connector.sandbox.resources.lookup import queue_group
from connector.sandbox.world import queueing
from connector.sandbox.world.queue_groups import QueueGroup

if TYPE_CHECKING:
    from collections.abc import Mapping

    from connector.sandbox.call import Call
    from connector.sandbox.state import Sandbox
    from connector.sandbox.world.world import World

_LONGEST_NAME = 64
#: Ids of groups that are added; the seed has 1 and 2.
_FIRST_ID = 101


def group_rows(world: World) -> list[dict[str, object]]:
    """The groups in their order; arrays of `for` are null where nothing is restricted."""
    return [
        {
            "id": group.id,
            "name": group.name,
            "virtual": group.virtual,
            "extensions": None if group.extensions is None else list(group.extensions),
            "sort_order": group.sort_order,
            "for": {
                "printers": list(group.for_printers) or None,
                "models": list(group.for_models) or None,
                "groups": list(group.for_groups) or None,
            },
        }
        for group in sorted(world.queue_groups.values(), key=lambda group: group.sort_order)
    ]


def get(call: Call, sandbox: Sandbox) -> dict[str, object]:
    """The groups under `list` (quirk 28)."""
    groups = group_rows(sandbox.world)
    return {"list": groups, "groups_exist": bool(groups)}


def save(call: Call, sandbox: Sandbox) -> dict[str, object]:
    """Create, or with `id` overwrite in full; the answer does not tell the id."""
    world, body = sandbox.world, call.body
    number = fields.integer(body, "id")
    if number is None:
        place = 1 + max((group.sort_order for group in world.queue_groups.values()), default=0)
        base = QueueGroup(_FIRST_ID, "", place)
    else:
        base = queue_group(world, number)
    group = _filled(base, body)
    if number is None:
        group = replace(group, id=_FIRST_ID + world.next_number("queue_group"))
    world.queue_groups[group.id] = group
    return {}


def _filled(base: QueueGroup, body: Mapping[str, object]) -> QueueGroup:
    extensions = fields.texts(body, "accepted_extensions")
    return replace(
        base,
        name=rules.required_text(body, "name", _LONGEST_NAME),
        virtual=fields.required_flag(body, "virtual_only"),
        extensions=None if extensions is None else tuple(extensions),
        for_printers=_ids(body, "for_printers"),
        for_models=_ids(body, "for_models"),
        for_groups=_ids(body, "for_groups"),
        visible_ranks=_ids(body, "visibility_user_ranks"),
        requires_approval=fields.flag(body, "requires_approval"),
        approval_ranks=_ids(body, "approval_required_ranks"),
        exempt_ranks=_ids(body, "approval_exempt_ranks"),
    )


def _ids(body: Mapping[str, object], name: str) -> tuple[int, ...]:
    return tuple(fields.integers(body, name) or ())


def delete(call: Call, sandbox: Sandbox) -> dict[str, object]:
    """Delete a group; its items go to `move_to`, the first group that is left, or none."""
    world = sandbox.world
    group = queue_group(world, fields.required_integer(call.query, "id"))
    wanted = fields.integer(call.body, "move_to")
    others = [row for row in world.queue_groups.values() if row.id != group.id]
    first = min(others, key=lambda row: row.sort_order).id if others else 0
    target = first if wanted is None else wanted
    if target and target not in {row.id for row in others}:
        raise Refused("Queue group not found")
    del world.queue_groups[group.id]
    queueing.rehome(world, group.id, target)
    return {}


def set_order(call: Call, sandbox: Sandbox) -> dict[str, object]:
    """Move a group to the 1-based place `to`; a `from` is read but means nothing."""
    world = sandbox.world
    group = queue_group(world, fields.required_integer(call.query, "queue_group"))
    to = fields.required_integer(call.body, "to")
    rows = sorted(world.queue_groups.values(), key=lambda row: row.sort_order)
    rows.remove(group)
    rows.insert(max(to, 1) - 1, group)
    for place, row in enumerate(rows, 1):
        world.queue_groups[row.id] = replace(row, sort_order=place)
    return {}


_READ, _WRITE = "queue.read", "queue.write"
_KEEPS_GROUPS = ("print_queue", "queue_groups")

ENDPOINTS = {
    "queue/groups/Get": Endpoint(get, GET, _READ, permission="print_queue"),
    "queue/groups/Save": Endpoint(save, POST, _WRITE, permission=_KEEPS_GROUPS),
    "queue/groups/Delete": Endpoint(delete, POST, _WRITE, permission=_KEEPS_GROUPS),
    "queue/groups/SetOrder": Endpoint(
        set_order, POST, _WRITE, permission=("queue_groups", "reorder_queue")
    ),
}
