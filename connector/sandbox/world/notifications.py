"""What printers complain about until somebody resolves it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from connector.sandbox.world.records import Job
    from connector.sandbox.world.world import World

_FIRST_ID = 7001


@dataclass(slots=True, eq=False)
class Notification:
    """`actions` are the keys it may be resolved with; open while `resolved` is None."""

    id: int
    printer: int
    type: str
    message: str
    raised: float
    actions: tuple[str, ...] = ("resolve",)
    resolved: float | None = None
    #: The action taken, or `dismiss`.
    outcome: str | None = None


def print_failed(world: World, job: Job, at: float) -> None:
    number = _FIRST_ID + world.next_number("notification")
    world.notifications[number] = Notification(
        number, job.printer.id, "print_failed", f"{job.blob.name} failed", at
    )


def open_ones(world: World, printer: int) -> list[Notification]:
    """The unresolved ones of a printer, oldest first."""
    return [
        entry
        for entry in world.notifications.values()
        if entry.printer == printer and entry.resolved is None
    ]


def notification_payload(entry: Notification) -> dict[str, object]:
    return {
        "id": entry.id,
        "printer": entry.printer,
        "type": entry.type,
        "message": entry.message,
        "created": int(entry.raised),
        "actions": list(entry.actions),
    }
