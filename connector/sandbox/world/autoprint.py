"""AutoPrint as far as it is kept: switches, settings and the counter of cleared beds.

The sandbox starts no print by itself.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from connector.sandbox.world.matching import Rules, next_match
from connector.sandbox.world.records import Event

if TYPE_CHECKING:
    from connector.sandbox.world.matching import Match
    from connector.sandbox.world.records import Printer
    from connector.sandbox.world.world import World

#: How a finished part leaves the bed; the G-code is our own.
METHODS = {
    "loop": "; wait for the bed to cool\nM190 R30\n; push the part off\nG1 Y0 F2000",
    "jobox": "; hand over to the changer\nM118 jobox eject",
    "3dque": "; bend the plate\nM118 3dque eject",
    "belt": "; run the belt\nG1 Z200 F1200",
    "pushoff": "; cool, then push\nM190 R28\nG1 X0 Y0 F3000",
}


@dataclass(frozen=True, slots=True)
class AutoPrintSettings:
    """Degrees C, seconds and cycles; None where nothing was said."""

    bed_release_temp: int | None = None
    auto_release_time: int | None = None
    max_prints: int | None = None
    ack_no_gcode: bool = False
    method: str = "loop"


@dataclass(slots=True)
class AutoPrint:
    """`enabled` for the account; printers named in `printers_enabled` decide for themselves."""

    enabled: bool = False
    printers_enabled: dict[int, bool] = field(default_factory=dict)
    account: AutoPrintSettings | None = None
    printers: dict[int, AutoPrintSettings] = field(default_factory=dict)
    cleared: dict[int, int] = field(default_factory=dict)

    def settings_of(self, printer: int) -> AutoPrintSettings:
        return self.printers.get(printer) or self.account or AutoPrintSettings()

    def exhausted(self, printer: int) -> bool:
        """Whether somebody has to look after the printer before it goes on."""
        limit = self.settings_of(printer).max_prints
        return limit is not None and self.cleared.get(printer, 0) >= limit


def enable(world: World, on: bool, printer: Printer | None) -> None:
    """Switch the account or one printer; an event follows only when something changes."""
    auto = world.autoprint
    before = auto.enabled if printer is None else auto.printers_enabled.get(printer.id, False)
    if printer is None:
        auto.enabled = on
    else:
        auto.printers_enabled[printer.id] = on
    if before != on:
        what = "company" if printer is None else "printer"
        world.record(Event(f"{what}.autoprint_state_changed", world.now, {}))


def set_cleared(world: World, printer: Printer, amount: int) -> None:
    """Set the counter; reaching the limit is told of once."""
    auto = world.autoprint
    before = auto.exhausted(printer.id)
    auto.cleared[printer.id] = amount
    if auto.exhausted(printer.id) and not before:
        world.record(Event("printer.autoprint_max_cycles", world.now, {}))


def next_item(world: World, printer: Printer) -> Match | None:
    """What the printer would print, None where nothing fits it."""
    match = next_match(world, printer, Rules(), {})
    return match if match and not match.issues else None
