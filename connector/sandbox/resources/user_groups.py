"""User groups (ranks): account/GetGroups and account/settings/groups/*, in the body."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import TYPE_CHECKING

from connector.sandbox import fields
from connector.sandbox.endpoint import GET, POST, Endpoint
from connector.sandbox.errors import Refused
from connector.sandbox.world.people import FIRST_GROUP, UserGroup
from connector.sandbox.world.times import plain

if TYPE_CHECKING:
    from connector.sandbox.call import Call
    from connector.sandbox.state import Sandbox

_COMPANY_TYPE = 2


def get(call: Call, sandbox: Sandbox) -> dict[str, object]:
    groups = sandbox.world.people.groups.values()
    return {"groups": [{"id": group.id, "name": group.title} for group in groups]}


def create(call: Call, sandbox: Sandbox) -> dict[str, object]:
    """Create every group of `ranks`, or none."""
    world = sandbox.world
    rows = fields.objects(call.body, "ranks")
    for index, row in enumerate(rows):
        for name in ("title", "sort_order", "permissions"):
            if row.get(name) in (None, ""):
                raise Refused(f"The ranks.{index}.{name} is required")
    blanks = [UserGroup(0, "", "", 0, "{}", world.now) for _ in rows]
    filled = [_changed(blank, row) for blank, row in zip(blanks, rows, strict=True)]
    groups = [replace(group, id=FIRST_GROUP + world.next_number("user_group")) for group in filled]
    world.people.groups |= {group.id: group for group in groups}
    return {"data": [_row(group, sandbox) for group in groups]}


def update(call: Call, sandbox: Sandbox) -> dict[str, object]:
    """Change what each entry of `ranks` names; `created` is shown here only."""
    known = sandbox.world.people.groups
    groups = []
    for index, row in enumerate(fields.objects(call.body, "ranks")):
        number = fields.integer(row, "id")
        if number is None:
            raise Refused(f"The ranks.{index}.id is required")
        if number not in known:
            raise Refused("User group not found")
        groups.append(_changed(known[number], row))
    known |= {group.id: group for group in groups}
    rows = [_row(group, sandbox) | {"created": plain(group.created)} for group in groups]
    return {"data": rows}


def _changed(group: UserGroup, row: dict[str, object]) -> UserGroup:
    title, description = fields.text(row, "title"), fields.text(row, "description")
    order = fields.integer(row, "sort_order")
    return replace(
        group,
        title=title or group.title,
        description=group.description if description is None else description,
        sort_order=group.sort_order if order is None else order,
        permissions=_permissions(row) or group.permissions,
    )


def _permissions(row: dict[str, object]) -> str | None:
    """JSON text that holds an object of permissions."""
    written = row.get("permissions")
    if written is None:
        return None
    try:
        allowed = json.loads(written) if isinstance(written, str) else None
    except ValueError:
        allowed = None
    if not isinstance(allowed, dict):
        raise Refused("The permissions field must be a JSON string")
    return str(written)


def _row(group: UserGroup, sandbox: Sandbox) -> dict[str, object]:
    return {
        "id": group.id,
        "title": group.title,
        "description": group.description,
        "company_id": sandbox.settings.company,
        "company_type": _COMPANY_TYPE,
        "sort_order": group.sort_order,
        "permissions": group.permissions,
    }


def delete(call: Call, sandbox: Sandbox) -> dict[str, object]:
    """Members move to `replacementRankId`, which only an empty group can do without."""
    people = sandbox.world.people
    number = fields.required_integer(call.body, "id")
    if number not in people.groups:
        raise Refused("User group not found")
    members = [member for member in people.members.values() if member.rank == number]
    heir = fields.integer(call.body, "replacementRankId")
    if members and heir is None:
        raise Refused("The replacementRankId is required")
    if heir is not None and (heir == number or heir not in people.groups):
        raise Refused("User group not found")
    for member in members:
        member.rank = heir or member.rank
    del people.groups[number]
    return {}


_PERMISSION = "org_rank_management"

ENDPOINTS = {
    "account/GetGroups": Endpoint(get, GET, plan="print_farm", permission=_PERMISSION),
    "account/settings/groups/Create": Endpoint(
        create, POST, plan="print_farm", permission=_PERMISSION, oauth=False
    ),
    "account/settings/groups/Update": Endpoint(
        update, POST, plan="print_farm", permission=_PERMISSION
    ),
    "account/settings/groups/Delete": Endpoint(
        delete, POST, plan="print_farm", permission=_PERMISSION
    ),
}
