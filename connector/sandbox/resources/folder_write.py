"""Creating, editing, moving (a GET, quirk 10) and deleting folders."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from connector.sandbox import fields, rules
from connector.sandbox.demands import demand_permission, demand_plan
from connector.sandbox.endpoint import GET, POST, Endpoint
from connector.sandbox.errors import Refused
from connector.sandbox.resources.lookup import folder, target_folder
from connector.sandbox.world.library import ORG_RANKS, below, remove_folder
from connector.sandbox.world.records import Folder

if TYPE_CHECKING:
    from connector.sandbox.call import Call
    from connector.sandbox.state import Sandbox

_LONGEST_NAME = 128


def create_folder(call: Call, sandbox: Sandbox) -> dict[str, object]:
    """Create a folder, or with `id` in the query edit one. The answer names no id."""
    world, body = sandbox.world, call.body
    number = fields.integer(call.query, "id")
    old = None if number is None else folder(world, number)
    name = rules.required_text(body, "name", _LONGEST_NAME)
    fields.required(body, "parent_folder")
    parent = target_folder(body, "parent_folder", world)
    if old and parent in below(world, old.id):
        raise Refused("A folder can't be moved into itself")
    org = fields.flag(body, "org", default=old.org if old else False)
    if org:
        demand_plan(sandbox.settings, "print_farm")
        demand_permission(sandbox.settings, "create_org_folder")
    made = Folder(
        id=old.id if old else world.next_id("folder"),
        name=name,
        parent=parent,
        created=old.created if old else world.now,
        org=org,
        permissions=_ranks(call, old) if org else None,
    )
    world.folders[made.id] = made
    return {}


def _ranks(call: Call, old: Folder | None) -> dict[str, list[int]]:
    """The user groups sent, completed by those in force."""
    sent = rules.mapping(call.body, "org_perms") or {}
    ranks = {name: rules.integer_array(sent, name) for name in ORG_RANKS}
    usual = (old.permissions if old else None) or ORG_RANKS
    return {name: usual[name] if groups is None else groups for name, groups in ranks.items()}


def move_folder(call: Call, sandbox: Sandbox) -> dict[str, object]:
    world = sandbox.world
    moved = folder(world, fields.required_integer(call.query, "folder"))
    fields.required(call.query, "target")
    target = target_folder(call.query, "target", world)
    if target in below(world, moved.id):
        raise Refused("A folder can't be moved into itself")
    world.folders[moved.id] = replace(moved, parent=target)
    return {"message": f"Moved folder {moved.id} to folder {target}"}


def delete_folder(call: Call, sandbox: Sandbox) -> dict[str, object]:
    """Delete folders with all they hold; one unknown folder spares them all (quirk 41)."""
    world = sandbox.world
    fields.required(call.query, "folder")
    for number in [folder(world, number).id for number in _numbers(call)]:
        remove_folder(world, number)
    return {}


def _numbers(call: Call) -> list[int]:
    return list(dict.fromkeys(fields.integers(call.query, "folder") or []))


_SCOPE = "files.write"

ENDPOINTS = {
    "files/CreateFolder": Endpoint(create_folder, POST, _SCOPE),
    "files/MoveFolder": Endpoint(move_folder, GET, _SCOPE),
    "files/DeleteFolder": Endpoint(delete_folder, POST, _SCOPE),
}
