"""Where queue items stand and whom they are for: MoveItem, SetOrder, ReviveItem, printers."""

from __future__ import annotations

from typing import TYPE_CHECKING

from starlette.responses import JSONResponse

from connector.sandbox import fields, rules
from connector.sandbox.endpoint import GET, POST, Endpoint
from connector.sandbox.errors import Refused
from connector.sandbox.resources.lookup import done_item, queue_group, waiting_item
from connector.sandbox.resources.queue_rights import demand_for_others
from connector.sandbox.world import queueing

if TYPE_CHECKING:
    from starlette.responses import Response

    from connector.sandbox.call import Call
    from connector.sandbox.state import Sandbox
    from connector.sandbox.world.records import QueueItem


def move_item(call: Call, sandbox: Sandbox) -> dict[str, object]:
    """Put items into a queue group: `moveTo` is its id, never a place (quirk 53)."""
    world = sandbox.world
    fields.required(call.query, "jobs")
    items = _waiting(fields.integers(call.query, "jobs") or [], sandbox)
    group = fields.required_integer(call.query, "moveTo")
    if group:
        queue_group(world, group)
    demand_for_others(sandbox, items, "queue_edit_others")
    for item in items:
        queueing.move(world, item, group)
    return {}


def set_order(call: Call, sandbox: Sandbox) -> Response:
    """Move one item to the 1-based place `to` of its group; answers `success` (quirk 23)."""
    try:
        _reorder(call, sandbox)
    except Refused as refused:
        return JSONResponse({"success": False, "message": refused.message})
    return JSONResponse({"success": True, "message": None})


def _reorder(call: Call, sandbox: Sandbox) -> None:
    """Quirk 54: `queue_item`, once `job`; `from` means nothing but must be positive."""
    name = "queue_item" if sandbox.settings.field_names == "new" else "job"
    item = waiting_item(sandbox.world, fields.required_integer(call.query, name))
    if fields.required_integer(call.query, "from") < 1:
        raise Refused("The from field must be a positive integer")
    to = fields.required_integer(call.query, "to")
    if to < 1:
        raise Refused("The to field must be a positive integer")
    queueing.move(sandbox.world, item, item.group, to)


def revive_item(call: Call, sandbox: Sandbox) -> dict[str, object]:
    """Return a done item to the end of its group, with `amount` copies (default 1)."""
    world = sandbox.world
    item = done_item(world, fields.required_integer(call.query, "job"))
    copies = fields.integer(call.body, "amount", 1) or 0
    if copies < 1:
        raise Refused("The amount field must be at least 1")
    group = fields.integer(call.body, "group")
    if group:
        queue_group(world, group)
    queueing.revive(world, item, copies, item.group if group is None else group)
    return {}


def set_printers(call: Call, sandbox: Sandbox) -> dict[str, object]:
    """Replace all three restrictions; what is left out or empty is cleared."""
    body = call.body
    fields.required(body, "items")
    items = _waiting(rules.integer_array(body, "items") or [], sandbox)
    printers, models, groups = (
        rules.integer_array(body, name) or None for name in ("printers", "models", "groups")
    )
    for item in items:
        item.for_printers, item.for_models, item.for_groups = printers, models, groups
    return {}


def _waiting(numbers: list[int], sandbox: Sandbox) -> list[QueueItem]:
    return [waiting_item(sandbox.world, number) for number in dict.fromkeys(numbers)]


_SCOPE = "queue.write"

ENDPOINTS = {
    "queue/MoveItem": Endpoint(
        move_item, POST, _SCOPE, plan="print_farm", permission="print_queue"
    ),
    "queue/SetOrder": Endpoint(
        set_order,
        GET,
        _SCOPE,
        plan="print_farm",
        permission=("print_queue", "reorder_queue", "queue_see_others"),
    ),
    "queue/ReviveItem": Endpoint(
        revive_item,
        POST,
        _SCOPE,
        plan="print_farm",
        permission=("print_queue", "queue_revive_done_items"),
    ),
    "queue/SetQueueItemPrinters": Endpoint(
        set_printers, POST, _SCOPE, plan="print_farm", permission="queue_assign_printers"
    ),
}
