"""Which waiting item a printer would print next, and what speaks against one."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from connector.sandbox.world.records import Printer, QueueItem
    from connector.sandbox.world.world import World


@dataclass(frozen=True, slots=True)
class Rules:
    """Which checks an item must pass; the farm knows no sizes, so fit always passes."""

    analysis: bool = True
    filament: bool = True
    printer_temps: bool = True


@dataclass(frozen=True, slots=True)
class Match:
    """The item a printer is offered; with `issues` nothing fits and this one comes nearest."""

    printer: Printer
    item: QueueItem
    #: 1-based place in the whole queue.
    index: int
    issues: tuple[str, ...]
    #: Items that were passed over before this one.
    missed: int


def is_for(world: World, printer: Printer, item: QueueItem) -> bool:
    """Whether the item's restrictions, and those of its queue group, leave this printer."""
    group = world.queue_groups.get(item.group)
    restrictions = [(item.for_printers, item.for_models, item.for_groups)]
    if group:
        restrictions.append(
            (list(group.for_printers), list(group.for_models), list(group.for_groups))
        )
    return all(
        not any(wanted)
        or printer.id in (wanted[0] or ())
        or printer.make.id in (wanted[1] or ())
        or printer.group.id in (wanted[2] or ())
        for wanted in restrictions
    )


def issues(world: World, printer: Printer, item: QueueItem, rules: Rules) -> tuple[str, ...]:
    """Words for what speaks against the item; the analysis counts once it is shown.

    A model has none and never fits, whatever the rules.
    """
    analysis = item.analysis if world.now >= item.analysed else None
    if analysis is None:
        return ("analysis",) if rules.analysis or item.analysis is None else ()
    found = []
    if rules.printer_temps and (
        analysis.tool > printer.make.max_tool or analysis.bed > printer.make.max_bed
    ):
        found.append("temps")
    if rules.filament and analysis.material not in _loaded(world, printer):
        found.append("filament")
    return tuple(found)


def _loaded(world: World, printer: Printer) -> set[str]:
    """The materials on the printer."""
    return {spool.about.type.name for spool in world.inventory.on_printer(printer.id)}


def next_match(
    world: World, printer: Printer, rules: Rules, taken: Mapping[int, int]
) -> Match | None:
    """The first item that fits, else the first one for this printer; `taken` copies are gone."""
    candidates = [
        Match(printer, item, index, issues(world, printer, item, rules), 0)
        for index, item in enumerate(world.queue, 1)
        if is_for(world, printer, item) and item.left > taken.get(item.id, 0)
    ]
    for missed, match in enumerate(candidates):
        if not match.issues:
            return Match(printer, match.item, match.index, (), missed)
    return candidates[0] if candidates else None
