"""printers/autoprint/*: `pid` from the query where settings belong to a printer."""

from __future__ import annotations

from typing import TYPE_CHECKING

from connector.sandbox import fields, rules
from connector.sandbox.endpoint import GET, POST, Endpoint
from connector.sandbox.errors import Refused
from connector.sandbox.resources.next_items import match_row
from connector.sandbox.resources.printers import chosen
from connector.sandbox.world import autoprint
from connector.sandbox.world.autoprint import METHODS, AutoPrintSettings

if TYPE_CHECKING:
    from collections.abc import Mapping

    from connector.sandbox.call import Call
    from connector.sandbox.endpoint import Handler
    from connector.sandbox.state import Sandbox
    from connector.sandbox.world.records import Printer
    from connector.sandbox.world.world import World

_MOST_BEDS = 100_000
_MATCHES = ("filament", "filamentTemps", "fit", "gcodeAnalysis", "printerTemps", "tags")


def set_enabled(call: Call, sandbox: Sandbox) -> dict[str, object]:
    """Switch the account, or as switched the printers of the query's `pid`."""
    on = fields.required_flag(call.body, "on")
    if sandbox.settings.autoprint_scope == "account":
        autoprint.enable(sandbox.world, on, None)
        return {}
    fields.required(call.query, "pid")
    for printer in chosen(sandbox.world, fields.integers(call.query, "pid") or []):
        autoprint.enable(sandbox.world, on, printer)
    return {}


def check_state(call: Call, sandbox: Sandbox) -> dict[str, object]:
    world = sandbox.world
    return {"printers": [_state_row(printer, world) for printer in world.printers.values()]}


def _state_row(printer: Printer, world: World) -> dict[str, object]:
    match = autoprint.next_item(world, printer)
    waits = {
        "awaitingBedCool": False,
        "awaitingSecondsPass": False,
        "awaitingManualClear": printer.awaiting_bed_clear,
        "maxCyclesReached": world.autoprint.exhausted(printer.id),
        "waitingForSystem": False,
        "awaitingMatchingQueueItem": match is None,
    }
    troubles = {
        "offline": not printer.online,
        "out_of_order": printer.out_of_order,
        "printing": printer.job is not None,
    }
    issues = [name for name, found in troubles.items() if found]
    return {
        "printer": printer.id,
        "ready": not issues and not any(waits.values()),
        "issues": issues,
        "state": waits,
        "nextItem": match_row(match) if match else None,
    }


def get_settings(call: Call, sandbox: Sandbox) -> dict[str, object]:
    """The settings of the account, and with a `pid` those of that printer."""
    auto = sandbox.world.autoprint
    printer = _printer(call, sandbox)
    own = auto.printers.get(printer.id) if printer else None
    inherited = own or auto.account or AutoPrintSettings()
    return {
        "gcode": METHODS[inherited.method],
        "printer_settings": _shown(own),
        "printer_has_settings": own is not None,
        "account_settings": _shown(auto.account),
        "account_has_settings": auto.account is not None,
        "queue_match_settings": dict.fromkeys(_MATCHES, True),
        "can_macro": True,
    }


def _shown(settings: AutoPrintSettings | None) -> dict[str, object]:
    if settings is None:
        return {}
    return {
        "bedReleaseTemp": settings.bed_release_temp,
        "autoReleaseTime": settings.auto_release_time,
        "maxPrints": settings.max_prints,
        "ackNoGcode": settings.ack_no_gcode,
        "method": settings.method,
    }


def save_settings(call: Call, sandbox: Sandbox) -> dict[str, object]:
    """Keep settings for a printer, or for the account without `pid` or with `saveAsDefault`."""
    auto, body = sandbox.world.autoprint, call.body
    printer = _printer(call, sandbox)
    settings = _settings(body)
    as_default = fields.flag(body, "saveAsDefault")
    if printer and fields.flag(body, "useDefault"):
        auto.printers.pop(printer.id, None)
    elif printer:
        auto.printers[printer.id] = settings
    if printer is None or as_default:
        auto.account = settings
    return {}


def _settings(body: Mapping[str, object]) -> AutoPrintSettings:
    return AutoPrintSettings(
        bed_release_temp=fields.integer(body, "bedReleaseTemp"),
        auto_release_time=fields.integer(body, "autoReleaseTime"),
        max_prints=fields.integer(body, "maxPrints"),
        ack_no_gcode=fields.flag(body, "ackNoGcode"),
        method=rules.choice(body, "method", METHODS) or "loop",
    )


def get_templates(call: Call, sandbox: Sandbox) -> dict[str, object]:
    return {"methods": [{"name": name, "gcode": gcode} for name, gcode in METHODS.items()]}


def set_cleared_beds(call: Call, sandbox: Sandbox) -> dict[str, object]:
    """Set the counter of the body's printers, or of all of them."""
    world = sandbox.world
    amount = fields.required_integer(call.body, "amount")
    if not 0 <= amount <= _MOST_BEDS:
        raise Refused(f"The amount field must be between 0 and {_MOST_BEDS}")
    wanted = rules.integer_array(call.body, "pid")
    for printer in chosen(world, list(world.printers) if wanted is None else wanted):
        autoprint.set_cleared(world, printer, amount)
    return {}


def _printer(call: Call, sandbox: Sandbox) -> Printer | None:
    number = fields.integer(call.query, "pid")
    return None if number is None else chosen(sandbox.world, [number])[0]


def _guarded(handler: Handler, methods: tuple[str, ...]) -> Endpoint:
    """All of AutoPrint has the same doors."""
    return Endpoint(handler, methods, plan="print_farm", permission="autoprint_manage")


ENDPOINTS = {
    "printers/autoprint/SetEnabled": _guarded(set_enabled, POST),
    "printers/autoprint/CheckState": _guarded(check_state, GET),
    "printers/autoprint/GetAutoPrintSettings": _guarded(get_settings, GET),
    "printers/autoprint/SaveAutoPrintSettings": _guarded(save_settings, POST),
    "printers/autoprint/GetGcodeTemplates": _guarded(get_templates, GET),
    "printers/autoprint/SetClearedBedsAmount": _guarded(set_cleared_beds, POST),
}
