"""queue/approval/*: items in the query (quirk 5), comment and `remove` in the body."""

from __future__ import annotations

from typing import TYPE_CHECKING

from connector.sandbox import fields, rules
from connector.sandbox.endpoint import GET, POST, Endpoint
from connector.sandbox.errors import Refused
from connector.sandbox.resources.lookup import held_item
from connector.sandbox.resources.paging import cut
from connector.sandbox.resources.queue_read import item_row
from connector.sandbox.world import held_items

if TYPE_CHECKING:
    from connector.sandbox.call import Call
    from connector.sandbox.state import Sandbox
    from connector.sandbox.world.records import QueueItem

_STATES = ("pending", "denied", "revision")
_DEFAULT_PAGE, _LARGEST_PAGE = 50, 100


def get_pending_items(call: Call, sandbox: Sandbox) -> dict[str, object]:
    """What was held back, in all three states unless `status` names one."""
    world, query = sandbox.world, call.query
    wanted = rules.choice(query, "status", _STATES)
    items = [item for item in world.held if wanted is None or item.approval == wanted]
    number = fields.page_number(query, "page", 1)
    size = min(fields.page_number(query, "per_page", _DEFAULT_PAGE), _LARGEST_PAGE)
    page, _ = cut(items, number, size)
    return {
        "items": [item_row(item, world.now, None) for item in page],
        "total": len(items),
        "page": number,
        "per_page": size,
    }


def approve_item(call: Call, sandbox: Sandbox) -> dict[str, object]:
    comment = fields.text(call.body, "comment")
    for item in _named(call, sandbox):
        held_items.approve(sandbox.world, item, comment)
    return {}


def deny_item(call: Call, sandbox: Sandbox) -> dict[str, object]:
    """`remove` deletes the items; without it they stay denied (quirk 55)."""
    comment = fields.text(call.body, "comment")
    remove = fields.flag(call.body, "remove")
    for item in _named(call, sandbox):
        held_items.deny(sandbox.world, item, comment, remove=remove)
    return {}


def _named(call: Call, sandbox: Sandbox) -> list[QueueItem]:
    """The items of `job` or `jobs`, all or nothing."""
    wanted = fields.integers(call.query, "jobs") or fields.integers(call.query, "job")
    if not wanted:
        raise Refused("The job is required")
    return [held_item(sandbox.world, number) for number in dict.fromkeys(wanted)]


_READ, _WRITE = "queue.read", "queue.write"

ENDPOINTS = {
    "queue/approval/GetPendingItems": Endpoint(get_pending_items, GET, _READ),
    "queue/approval/ApproveItem": Endpoint(approve_item, POST, _WRITE, plan="print_farm"),
    "queue/approval/DenyItem": Endpoint(deny_item, POST, _WRITE, plan="print_farm"),
}
