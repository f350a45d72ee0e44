"""The farm's whole state in one place, and the counters that name new things."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from connector.sandbox.world.autoprint import AutoPrint
from connector.sandbox.world.catalogue import COMPANY_NAME, OWNER
from connector.sandbox.world.courses import Courses, seed_courses
from connector.sandbox.world.custom_fields import CustomFields
from connector.sandbox.world.ids import derived_hex, derived_uid
from connector.sandbox.world.inventory import Inventory
from connector.sandbox.world.macros import Macros
from connector.sandbox.world.partner import Partner
from connector.sandbox.world.people import People
from connector.sandbox.world.slicer_profiles import SlicerProfile, seed_profiles
from connector.sandbox.world.tags import Tags, seed_tags
from connector.sandbox.world.temp_files import TempFiles

if TYPE_CHECKING:
    from collections.abc import Mapping

    from connector.sandbox.world.notifications import Notification
    from connector.sandbox.world.queue_groups import QueueGroup
    from connector.sandbox.world.records import (
        ApiFile,
        Event,
        Folder,
        Group,
        Job,
        LibraryFile,
        PartialUpload,
        Printer,
        QueueItem,
        User,
        Webhook,
    )

#: First numeric id of each kind; the printers begin where the vendor's examples do.
FIRST_IDS = {"printer": 42, "job": 552252, "queue_item": 90800, "folder": 5290, "webhook": 11}


@dataclass(slots=True)
class World:
    """State at the moment `now` (unix seconds). Only the event-loop thread touches it."""

    seed: int
    now: float
    user: User = OWNER
    company_name: str = COMPANY_NAME
    printers: dict[int, Printer] = field(default_factory=dict)
    queue: list[QueueItem] = field(default_factory=list)
    done_items: list[QueueItem] = field(default_factory=list)
    #: Items that wait for approval, were denied or are being revised.
    held: list[QueueItem] = field(default_factory=list)
    queue_groups: dict[int, QueueGroup] = field(default_factory=dict)
    people: People = field(default_factory=People)
    printer_groups: dict[int, Group] = field(default_factory=dict)
    notifications: dict[int, Notification] = field(default_factory=dict)
    autoprint: AutoPrint = field(default_factory=AutoPrint)
    jobs: dict[int, Job] = field(default_factory=dict)
    #: Bodies of CreateJob by the token that starts them.
    held_prints: dict[str, Mapping[str, object]] = field(default_factory=dict)
    folders: dict[int, Folder] = field(default_factory=dict)
    files: dict[str, LibraryFile] = field(default_factory=dict)
    api_files: dict[str, ApiFile] = field(default_factory=dict)
    uploads: dict[str, PartialUpload] = field(default_factory=dict)
    webhooks: dict[int, Webhook] = field(default_factory=dict)
    inventory: Inventory = field(default_factory=Inventory)
    custom_fields: CustomFields = field(default_factory=CustomFields)
    tags: Tags = field(default_factory=seed_tags)
    macros: Macros = field(default_factory=Macros)
    slicer_profiles: dict[int, SlicerProfile] = field(default_factory=seed_profiles)
    courses: Courses = field(default_factory=seed_courses)
    partner: Partner = field(default_factory=Partner)
    temp_files: TempFiles = field(default_factory=TempFiles)
    #: Everything that happened, oldest first; `unsent` of the newest wait for delivery.
    events: list[Event] = field(default_factory=list)
    unsent: list[Event] = field(default_factory=list)
    counters: dict[str, int] = field(default_factory=dict)

    def next_number(self, kind: str) -> int:
        """0, 1, 2, ... for each kind."""
        number = self.counters.get(kind, 0)
        self.counters[kind] = number + 1
        return number

    def next_id(self, kind: str) -> int:
        return FIRST_IDS[kind] + self.next_number(kind)

    def next_hex(self, kind: str, length: int) -> str:
        return derived_hex(self.seed, kind, self.next_number(kind), length)

    def next_uid(self, kind: str) -> str:
        return derived_uid(self.seed, kind, self.next_number(kind))

    def record(self, event: Event) -> None:
        self.events.append(event)
        self.unsent.append(event)
