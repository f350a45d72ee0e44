"""Changing the queue. Item ids travel in the query (quirk 5), EmptyQueue's fields in the body."""

from __future__ import annotations

from typing import TYPE_CHECKING

from connector.sandbox import fields
from connector.sandbox.demands import demand_permission
from connector.sandbox.endpoint import GET_POST, POST, Endpoint
from connector.sandbox.errors import Refused
from connector.sandbox.resources.custom_values import checked_values, write_values
from connector.sandbox.resources.lookup import any_item, api_file, library_file, waiting_item
from connector.sandbox.resources.queue_rights import demand_for_others
from connector.sandbox.world import held_items, queueing
from connector.sandbox.world.gcode import analyse
from connector.sandbox.world.payloads import user_payload
from connector.sandbox.world.records import Event, QueueItem

if TYPE_CHECKING:
    from connector.sandbox.call import Call
    from connector.sandbox.state import Sandbox
    from connector.sandbox.world.queueing import Position


def add_item(call: Call, sandbox: Sandbox) -> dict[str, object]:
    """Queue a file; the new id comes as `created_id`, `id` or both (quirk 31)."""
    position = _position(call)
    if isinstance(position, int):
        demand_permission(sandbox.settings, "reorder_queue")
    item = _new_item(call, sandbox)
    world = sandbox.world
    group = world.queue_groups.get(item.group)
    held = group is not None and group.holds_back(world.people.rank_of(world.user))
    place: int | None = None
    if held:
        held_items.hold(world, item)
    else:
        place = queueing.add(world, item, position, world.now)
    switch = sandbox.settings.created_id
    names = ("created_id", "id") if switch == "both" else (switch,)
    return {
        "approval_status": item.approval,
        "queue_position": place,
        **dict.fromkeys(names, item.id),
    }


def _new_item(call: Call, sandbox: Sandbox) -> QueueItem:
    body, world = call.body, sandbox.world
    api_id, uid = fields.text(body, "fileId"), fields.text(body, "filesystem")
    if bool(api_id) == bool(uid):
        raise Refused("Exactly one of fileId, filesystem is required")
    amount = fields.integer(body, "amount", 1)
    if not amount or amount < 1:
        raise Refused("The amount field must be at least 1")
    group = _group(call, sandbox)
    if uid:
        library = library_file(world, uid)
        blob, analysis, analysed = library.blob, library.analysis, library.analysed
    else:
        blob = api_file(world, api_id or "").blob
        analysis = analyse(blob.path, blob.size, blob.extension)
        analysed = world.now + sandbox.settings.analysis_seconds
    found = world.queue_groups.get(group)
    if found and not found.takes(blob.extension):
        raise Refused(f"{found.name} does not take .{blob.extension} files")
    tags, custom = body.get("tags"), list[object]()
    write_values(custom, checked_values(world, "print_queue", body, "custom_fields"))
    return QueueItem(
        id=world.next_id("queue_item"),
        blob=blob,
        analysis=analysis,
        user=world.user,
        group=group,
        left=amount,
        added=world.now,
        analysed=analysed,
        library_uid=uid,
        for_printers=fields.integers(body, "for_printers"),
        for_models=fields.integers(body, "for_models"),
        for_groups=fields.integers(body, "for_groups"),
        # Quirk 49: an array of ids is ignored without a word.
        tags=dict(tags) if isinstance(tags, dict) else None,
        custom_fields=custom,
    )


def _group(call: Call, sandbox: Sandbox) -> int:
    group = fields.integer(call.body, "group", 0) or 0
    if group and group not in sandbox.world.queue_groups:
        raise Refused("Queue group not found")
    if not group and sandbox.settings.group_required:
        raise Refused("The group is required")
    return group


def _position(call: Call) -> Position:
    position = fields.text(call.body, "position") or "bottom"
    if position == "top":
        return "top"
    if position == "bottom":
        return "bottom"
    return fields.required_integer(call.body, "position")


def update_item(call: Call, sandbox: Sandbox) -> dict[str, object]:
    """Change what the body names; fields in the query other than `job` do nothing."""
    item = waiting_item(sandbox.world, fields.required_integer(call.query, "job"))
    demand_for_others(sandbox, [item], "queue_edit_others")
    body = call.body
    amount = fields.integer(body, "amount")
    printed = fields.integer(body, "printed")
    if amount is not None and amount < 1:
        raise Refused("The amount field must be at least 1")
    restrictions = {
        name: fields.integers(body, name)
        for name in ("for_printers", "for_models", "for_groups")
        if name in body
    }
    if restrictions:
        demand_permission(sandbox.settings, "queue_assign_printers")
    note = fields.text(body, "note")
    item.left = item.left if amount is None else amount
    item.printed = item.printed if printed is None else printed
    item.note = note if "note" in body else item.note
    item.for_printers = restrictions.get("for_printers", item.for_printers)
    item.for_models = restrictions.get("for_models", item.for_models)
    item.for_groups = restrictions.get("for_groups", item.for_groups)
    return {}


def delete_item(call: Call, sandbox: Sandbox) -> dict[str, object]:
    """Remove the items of `job` or `jobs`, all or nothing."""
    wanted = fields.integers(call.query, "jobs") or fields.integers(call.query, "job")
    if not wanted:
        raise Refused("The job is required")
    items = [any_item(sandbox.world, number) for number in dict.fromkeys(wanted)]
    demand_for_others(sandbox, items, "queue_remove_all")
    for item in items:
        queueing.remove(sandbox.world, item, sandbox.world.now)
    return {}


def empty_queue(call: Call, sandbox: Sandbox) -> dict[str, object]:
    """Empty one group or everything; `done_items` as switched (open question 3)."""
    world = sandbox.world
    group = _group(call, sandbox)
    done = fields.flag(call.body, "done_items")
    if done:
        world.done_items = _without(world.done_items, group)
    if not done or sandbox.settings.done_items_means == "also":
        world.queue = _without(world.queue, group)
    found = world.queue_groups.get(group)
    data: dict[str, object] = {
        "user": user_payload(world.user),
        "group": {"id": found.id, "name": found.name} if found else None,
    }
    world.record(Event("queue.empty_queue", world.now, data))
    return {}


def _without(items: list[QueueItem], group: int) -> list[QueueItem]:
    return [item for item in items if group and item.group != group]


_SCOPE = "queue.write"

ENDPOINTS = {
    "queue/AddItem": Endpoint(add_item, POST, _SCOPE, plan="print_farm", permission="print_queue"),
    "queue/UpdateItem": Endpoint(
        update_item, POST, _SCOPE, plan="print_farm", permission="print_queue"
    ),
    "queue/DeleteItem": Endpoint(
        delete_item, GET_POST, _SCOPE, plan="print_farm", permission="print_queue"
    ),
    "queue/EmptyQueue": Endpoint(
        empty_queue,
        GET_POST,
        _SCOPE,
        plan="print_farm",
        permission=("print_queue", "queue_remove_all"),
    ),
}
