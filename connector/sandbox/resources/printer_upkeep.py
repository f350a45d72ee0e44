"""Taking printers out of order, deleting them, and resolving what they complain about."""

from __future__ import annotations

from typing import TYPE_CHECKING

from connector.sandbox import fields, rules
from connector.sandbox.endpoint import GET, POST, Endpoint
from connector.sandbox.errors import Refused
from connector.sandbox.resources.printers import chosen
from connector.sandbox.world.inventory import unassign
from connector.sandbox.world.notifications import notification_payload, open_ones
from connector.sandbox.world.records import Event

if TYPE_CHECKING:
    from connector.sandbox.call import Call
    from connector.sandbox.state import Sandbox
    from connector.sandbox.world.notifications import Notification
    from connector.sandbox.world.records import Printer


def set_out_of_order(call: Call, sandbox: Sandbox) -> dict[str, object]:
    """Set the flag; each printer whose flag really changes is told of."""
    printers = _printers(call, sandbox)
    on = fields.required_flag(call.body, "on")
    for printer in printers:
        if printer.out_of_order != on:
            printer.out_of_order = on
            event = Event("printer.out_of_order_state_changed", sandbox.world.now, {})
            sandbox.world.record(event)
    return {}


def delete(call: Call, sandbox: Sandbox) -> dict[str, object]:
    """Delete a printer for good by GET (quirk 10), or with `just_connection` unlink its device."""
    world = sandbox.world
    printer = chosen(world, [fields.required_integer(call.query, "pid")])[0]
    only_unlink = fields.flag(call.query, "just_connection")
    if printer.job is not None:
        raise Refused(f"{printer.name} is printing")
    if only_unlink:
        printer.connected = False
        return {}
    for spool in world.inventory.on_printer(printer.id):
        unassign(world, spool)
    del world.printers[printer.id]
    return {}


def get_notifications(call: Call, sandbox: Sandbox) -> dict[str, object]:
    return {
        "notifications": [
            notification_payload(entry)
            for printer in _printers(call, sandbox)
            for entry in open_ones(sandbox.world, printer.id)
        ]
    }


def resolve_notifications(call: Call, sandbox: Sandbox) -> dict[str, object]:
    """Resolve all named notifications of one printer, or none."""
    world = sandbox.world
    printer = chosen(world, [fields.required_integer(call.query, "pid")])[0]
    found = {entry.id: entry for entry in open_ones(world, printer.id)}
    chosen_ones = [
        _decision(index, row, found)
        for index, row in enumerate(fields.objects(call.body, "notifications"))
    ]
    for entry, outcome in chosen_ones:
        entry.resolved, entry.outcome = world.now, outcome
    return {}


def _decision(
    index: int, row: dict[str, object], found: dict[int, Notification]
) -> tuple[Notification, str]:
    number = fields.integer(row, "id")
    if number is None:
        raise Refused(f"The notifications.{index}.id is required")
    if number not in found:
        raise Refused("Notification not found")
    entry = found[number]
    fields.flag(row, "force")
    if fields.flag(row, "dismiss"):
        return entry, "dismiss"
    action = rules.choice(row, "action", entry.actions)
    return entry, action or entry.actions[0]


def _printers(call: Call, sandbox: Sandbox) -> list[Printer]:
    fields.required(call.query, "pid")
    return chosen(sandbox.world, fields.integers(call.query, "pid") or [])


_READ, _WRITE, _ACTIONS = "printers.read", "printers.write", "printers.actions"

ENDPOINTS = {
    "printers/SetOutOfOrder": Endpoint(set_out_of_order, POST, _WRITE, permission="printer_edit"),
    "printers/Delete": Endpoint(delete, GET, _WRITE, permission=("printer_edit", "printer_delete")),
    "printers/notification/Get": Endpoint(get_notifications, GET, _READ),
    "printers/notification/Resolve": Endpoint(resolve_notifications, POST, _ACTIONS),
}
