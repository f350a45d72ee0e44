"""The things of the farm. Mutable where the simulation moves them, frozen where it does not.

A mutable record is equal to itself alone.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from connector.sandbox.world.catalogue import Make
    from connector.sandbox.world.gcode import Analysis
    from connector.sandbox.world.storage import Blob

Phase = Literal["pending", "downloading", "heating", "printing", "paused", "ended"]
Status = Literal["ongoing", "done", "failed", "cancelled"]
Approval = Literal["not_required", "pending", "denied", "revision", "approved"]


@dataclass(frozen=True, slots=True)
class User:
    id: int
    first_name: str
    last_name: str
    email: str

    @property
    def name(self) -> str:
        return f"{self.first_name} {self.last_name}"


@dataclass(frozen=True, slots=True)
class Group:
    """A printer group or a queue group."""

    id: int
    name: str
    sort_order: int


@dataclass(slots=True, eq=False)
class Printer:
    id: int
    name: str
    make: Make
    group: Group
    position: int
    awaiting_bed_clear: bool = False
    out_of_order: bool = False
    #: False once its device was unlinked.
    connected: bool = True
    #: False while its device does not answer.
    reachable: bool = True
    #: True while its device reports an error.
    in_error: bool = False
    ai_enabled: bool = False
    job: Job | None = None
    #: Moment and tool/bed temperatures at which it began to cool.
    cooling: tuple[float, int, int] | None = None
    #: Every raw command it was sent, oldest first.
    received: list[str] = field(default_factory=list)

    @property
    def online(self) -> bool:
        return self.connected and self.reachable


@dataclass(slots=True, eq=False)
class Job:
    """One print on one printer; moments in unix seconds."""

    id: int
    uid: str
    printer: Printer
    blob: Blob
    analysis: Analysis
    user: User
    created: float
    download_seconds: float
    heat_seconds: float
    phase: Phase
    phase_since: float
    queue_item: QueueItem | None = None
    library_uid: str | None = None
    #: When a pending print begins by itself.
    scheduled: float | None = None
    skipped_objects: list[int] = field(default_factory=list)
    printed_seconds: float = 0.0
    started: float | None = None
    ended: float | None = None
    status: Status = "ongoing"
    cancel_reason: int | None = None
    cancel_comment: str | None = None
    rating: int = 0
    archived: bool = False
    #: The spool it used up filament of.
    spool: int | None = None
    custom_fields: list[object] = field(default_factory=list)

    def elapsed(self, now: float) -> float:
        """Seconds printed so far, pauses left out."""
        running = now - self.phase_since if self.phase == "printing" else 0.0
        return min(self.printed_seconds + running, float(self.analysis.estimate))

    def percentage(self, now: float) -> int:
        if self.status == "done":
            return 100
        return int(100 * self.elapsed(now) / self.analysis.estimate)


@dataclass(slots=True, eq=False)
class QueueItem:
    id: int
    blob: Blob
    analysis: Analysis | None
    user: User
    group: int
    left: int
    added: float
    #: Moment from which the analysis is shown.
    analysed: float
    library_uid: str | None = None
    printed: int = 0
    note: str | None = None
    for_printers: list[int] | None = None
    for_models: list[int] | None = None
    for_groups: list[int] | None = None
    tags: dict[str, object] | None = None
    custom_fields: list[object] = field(default_factory=list)
    sort_order: int = 0
    done: float | None = None
    approval: Approval = "not_required"
    approval_comment: str | None = None


@dataclass(slots=True, eq=False)
class LibraryFile:
    uid: str
    blob: Blob
    analysis: Analysis | None
    folder: int
    user: User
    created: float
    analysed: float
    #: How often its prints ended which way.
    outcomes: Counter[Status] = field(default_factory=Counter)
    for_printers: list[int] | None = None
    for_models: list[int] | None = None
    custom_fields: list[object] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class ApiFile:
    """A file the files host holds for a day."""

    id: str
    blob: Blob
    expires: float


@dataclass(slots=True, eq=False)
class PartialUpload:
    token: str
    whole: Blob
    total: int
    received: int
    expires: float


@dataclass(frozen=True, slots=True)
class Folder:
    id: int
    name: str
    parent: int
    created: float
    org: bool
    #: User groups that may view, upload and modify; only shared folders have them.
    permissions: dict[str, list[int]] | None = None


@dataclass(slots=True, eq=False)
class Webhook:
    id: int
    name: str
    description: str | None
    url: str
    secret: str | None
    enabled: bool
    events: tuple[str, ...]
    created: float
    updated: float
    oauth_client: str | None


@dataclass(frozen=True, slots=True)
class Event:
    """Something webhooks hear of; `only` limits it to one webhook (a test delivery)."""

    name: str
    at: float
    data: dict[str, object]
    only: int | None = None
