"""Custom tags: listing, creating, editing and deleting them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from connector.sandbox import fields, rules
from connector.sandbox.endpoint import GET, GET_POST, POST, Endpoint
from connector.sandbox.errors import Refused
from connector.sandbox.resources.lookup import tag
from connector.sandbox.world.tags import BADGES, Tag, forget, next_tag_id, usage

if TYPE_CHECKING:
    from connector.sandbox.call import Call
    from connector.sandbox.state import Sandbox
    from connector.sandbox.world.world import World

_LONGEST_NAME = 32


def get(call: Call, sandbox: Sandbox) -> dict[str, object]:
    """All tags, or one under `tag`; an account without tags is refused (quirk 24)."""
    world = sandbox.world
    number = fields.integer(call.query, "id")
    if number is not None:
        return {"tag": _row(tag(world, number), world)}
    if not world.tags.custom:
        raise Refused("You have no custom tags")
    return {"tags": _rows(world)}


def create(call: Call, sandbox: Sandbox) -> dict[str, object]:
    """Create a tag, or with `id` edit one."""
    world, body = sandbox.world, call.body
    number = fields.integer(body, "id")
    if number is not None:
        tag(world, number)
    name = rules.required_text(body, "name", _LONGEST_NAME)
    badge = rules.required_choice(body, "badge", BADGES)
    made = Tag(next_tag_id(world) if number is None else number, name, badge)
    world.tags.custom[made.id] = made
    return {"id": made.id, "tags": _rows(world)}


def delete(call: Call, sandbox: Sandbox) -> dict[str, object]:
    world = sandbox.world
    forget(world, tag(world, fields.required_integer(call.query, "id")).id)
    return {"tags": _rows(world)}


def _rows(world: World) -> list[dict[str, object]]:
    return [_row(found, world) for found in world.tags.custom.values()]


def _row(found: Tag, world: World) -> dict[str, object]:
    """As in the published example, only tags in use say where."""
    row: dict[str, object] = {"id": found.id, "name": found.name, "badge": found.badge}
    counts = usage(world, found.id)
    return row | {"used_by": counts} if any(counts.values()) else row


_READ, _WRITE = "tags.read", "tags.write"

ENDPOINTS = {
    "tags/Get": Endpoint(get, GET, _READ, plan="print_farm"),
    "tags/Create": Endpoint(create, POST, _WRITE, plan="print_farm", permission="edit_tags"),
    "tags/Delete": Endpoint(delete, GET_POST, _WRITE, plan="print_farm", permission="edit_tags"),
}
