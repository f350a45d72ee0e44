"""Reading the queue: GetItem, and GetItems in both of its modes.

Quirk 27: GetItems is unpaged and reads the query, until any filter arrives in the POST body.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from connector.sandbox import fields
from connector.sandbox.endpoint import GET, GET_POST, Endpoint
from connector.sandbox.resources.lookup import any_item
from connector.sandbox.resources.paging import cut
from connector.sandbox.resources.queue_groups import group_rows
from connector.sandbox.resources.queue_rights import is_visible, visible_done
from connector.sandbox.world.payloads import queue_item_payload
from connector.sandbox.world.times import iso_or_none

if TYPE_CHECKING:
    from collections.abc import Mapping

    from connector.sandbox.call import Call
    from connector.sandbox.state import Sandbox
    from connector.sandbox.world.records import QueueItem

_LARGEST_PAGE = 200
_DEFAULT_PAGE = 25
_DAY = 86_400

_FILTERS = frozenset(
    {
        *("compact", "page", "page_size", "gid", "search", "sort_by", "sort_dir", "tags"),
        *("printer_id", "added_after", "added_before", "older_than_days", "custom_fields"),
    }
)
_SORT_KEYS = ("id", "filename", "added", "left", "printed")
_COMPACT = ("id", "index", "filename", "left", "printed", "group", "type", "added")


def get_item(call: Call, sandbox: Sandbox) -> dict[str, object]:
    """One item under `item` (quirk 25)."""
    world = sandbox.world
    item = any_item(world, fields.required_integer(call.query, "id"))
    index = world.queue.index(item) + 1 if item in world.queue else None
    return {"item": item_row(item, world.now, index)}


def get_items(call: Call, sandbox: Sandbox) -> dict[str, object]:
    if call.method == "POST" and _FILTERS & call.body.keys():
        return _paged(call, sandbox)
    world = sandbox.world
    printer = fields.integer(call.query, "p")
    rows = [
        item_row(item, world.now, index)
        for index, item in enumerate(world.queue, 1)
        if is_visible(sandbox, item)
        and (printer is None or not item.for_printers or printer in item.for_printers)
    ]
    answer: dict[str, object] = {"queue": _shaped(rows, sandbox)}
    if "groups" in call.query:
        answer["groups"] = group_rows(world)
    if "groups" in call.query or fields.flag(call.query, "done_items"):
        answer["done_items"] = [_done_row(item, world.now) for item in visible_done(sandbox)]
    return answer


def _paged(call: Call, sandbox: Sandbox) -> dict[str, object]:
    world, body = sandbox.world, call.body
    rows = [
        item_row(item, world.now, index)
        for index, item in enumerate(world.queue, 1)
        if is_visible(sandbox, item) and _matches(item, body, world.now)
    ]
    sort_by = fields.text(body, "sort_by")
    if sort_by in _SORT_KEYS:
        rows.sort(key=lambda row: (str(type(row[sort_by])), row[sort_by]))
    if fields.text(body, "sort_dir") == "desc":
        rows.reverse()
    size = min(fields.page_number(body, "page_size", _DEFAULT_PAGE), _LARGEST_PAGE)
    number = fields.page_number(body, "page", 1)
    page, pages = cut(rows, number, size)
    if fields.flag(body, "compact"):
        page = [{name: row[name] for name in _COMPACT} for row in page]
    return {
        "queue": _shaped(list(page), sandbox),
        "total": len(rows),
        "page": number,
        "page_amount": pages,
    }


def _matches(item: QueueItem, body: Mapping[str, object], now: float) -> bool:
    gid = fields.integer(body, "gid")
    search = (fields.text(body, "search") or "").lower()
    printers = fields.integers(body, "printer_id")
    days = fields.integer(body, "older_than_days")
    after, before = fields.moment(body, "added_after"), fields.moment(body, "added_before")
    return (
        (gid is None or item.group == gid)
        and search in item.blob.name.lower()
        and (not printers or not item.for_printers or bool(set(printers) & set(item.for_printers)))
        and (days is None or item.added <= now - days * _DAY)
        and (after is None or item.added >= after)
        and (before is None or item.added <= before)
    )


def item_row(item: QueueItem, now: float, index: int | None) -> dict[str, object]:
    """The item as the API shows it, its values under the older name as well (quirk 39)."""
    return queue_item_payload(item, now, index) | {"customFields": item.custom_fields}


def _done_row(item: QueueItem, now: float) -> dict[str, object]:
    expires = None if item.done is None else item.done + 30 * _DAY
    return item_row(item, now, None) | {
        "ongoing": item.done is None,
        "done": iso_or_none(item.done),
        "expires": iso_or_none(expires),
    }


def _shaped(rows: list[dict[str, object]], sandbox: Sandbox) -> object:
    """An array today, `{fits, items}` in the older documentation (quirk 26)."""
    if sandbox.settings.queue_shape == "array":
        return rows
    return {"fits": bool(rows), "items": rows}


_SCOPE = "queue.read"

ENDPOINTS = {
    "queue/GetItem": Endpoint(get_item, GET, _SCOPE, permission="print_queue"),
    "queue/GetItems": Endpoint(get_items, GET_POST, _SCOPE, permission="print_queue"),
}
