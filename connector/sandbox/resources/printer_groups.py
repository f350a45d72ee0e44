"""groups/*: the group travels in the query, its name and places in the body."""

from __future__ import annotations

from typing import TYPE_CHECKING

from connector.sandbox import fields, rules
from connector.sandbox.endpoint import GET, POST, Endpoint
from connector.sandbox.errors import Refused
from connector.sandbox.resources.printers import chosen
from connector.sandbox.world import printer_groups

if TYPE_CHECKING:
    from connector.sandbox.call import Call
    from connector.sandbox.state import Sandbox
    from connector.sandbox.world.records import Group


def get(call: Call, sandbox: Sandbox) -> dict[str, object]:
    groups = sandbox.world.printer_groups.values()
    return {"groups": [{"id": group.id, "name": group.name} for group in groups]}


def create(call: Call, sandbox: Sandbox) -> dict[str, object]:
    group = printer_groups.create(sandbox.world, rules.required_text(call.body, "name"))
    return {"id": group.id}


def update(call: Call, sandbox: Sandbox) -> dict[str, object]:
    group = _group(call, sandbox)
    printer_groups.rename(sandbox.world, group, rules.required_text(call.body, "name"))
    return {}


def delete(call: Call, sandbox: Sandbox) -> dict[str, object]:
    """Printers of the group go to the first one left; without one they keep it alive."""
    world = sandbox.world
    group = _group(call, sandbox)
    heir = next((other for other in world.printer_groups.values() if other is not group), None)
    if heir is None and printer_groups.members(world, group):
        raise Refused("The last group can't be deleted while it has printers")
    printer_groups.delete(world, group, heir)
    return {}


def arrange(call: Call, sandbox: Sandbox) -> dict[str, object]:
    """Move a printer to the 1-based place `to` of a group; `from` is asked for, no more."""
    group = _group(call, sandbox)
    printer = chosen(sandbox.world, [fields.required_integer(call.query, "pid")])[0]
    fields.required_integer(call.body, "from")
    place = fields.required_integer(call.body, "to")
    printer_groups.arrange(sandbox.world, printer, group, place)
    return {}


def _group(call: Call, sandbox: Sandbox) -> Group:
    number = fields.required_integer(call.query, "group")
    if group := sandbox.world.printer_groups.get(number):
        return group
    raise Refused("Group not found")


_READ, _WRITE = "printers.read", "printers.write"

ENDPOINTS = {
    "groups/Get": Endpoint(get, GET, _READ),
    "groups/Create": Endpoint(create, POST, _WRITE, permission="printer_edit"),
    "groups/Update": Endpoint(update, POST, _WRITE, permission="printer_edit"),
    "groups/Delete": Endpoint(delete, POST, _WRITE, permission="printer_edit"),
    "groups/Arrange": Endpoint(arrange, POST, _WRITE),
}
