"""Custom tags, and the set of tags each printer, group, file and queue item carries. Pure."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from connector.sandbox.world.records import QueueItem
    from connector.sandbox.world.world import World

#: What a tag set may hang on, by the number that requests use.
SUBJECTS = {1: "printers", 2: "printer_groups", 3: "files", 4: "queue_items"}
BADGES = ("primary", "secondary", "success", "danger", "warning", "info", "light", "dark")

Part = Literal["nozzle", "nozzleData", "material", "bedType", "custom"]
TagSet = dict[str, object]


@dataclass(frozen=True, slots=True)
class Tag:
    id: int
    name: str
    badge: str


@dataclass(slots=True)
class Tags:
    """Tags by id; the sets of printers, groups and files. Queue items carry theirs themselves."""

    custom: dict[int, Tag] = field(default_factory=dict)
    sets: dict[tuple[int, int | str], TagSet] = field(default_factory=dict)

    def of(self, subject: int, target: int | str) -> TagSet | None:
        """The set as answers show it: null when nothing is tagged."""
        return self.sets.get((subject, target)) or None


def seed_tags() -> Tags:
    rows = (("Urgent", "danger"), ("Prototype", "info"), ("Food safe", "success"))
    tags = (Tag(number, name, badge) for number, (name, badge) in enumerate(rows, 1))
    return Tags({tag.id: tag for tag in tags})


def next_tag_id(world: World) -> int:
    return len(seed_tags().custom) + 1 + world.next_number("tag")


def custom_ids(tags: TagSet | None) -> list[int]:
    """The ids under `custom`; a set that came with a queue item may hold anything there."""
    ids = (tags or {}).get("custom")
    return [number for number in ids if isinstance(number, int)] if isinstance(ids, list) else []


def write_custom(tags: TagSet, ids: list[int]) -> None:
    """Set the custom tags; a set without any has no key for them."""
    if ids:
        tags["custom"] = ids
    else:
        tags.pop("custom", None)


def _tagged_items(world: World) -> list[QueueItem]:
    return [*world.queue, *world.done_items, *world.held]


def usage(world: World, tag: int) -> dict[str, int]:
    """How many things of each kind carry the tag."""
    counts = dict.fromkeys(SUBJECTS.values(), 0)
    for (subject, _), tags in world.tags.sets.items():
        counts[SUBJECTS[subject]] += tag in custom_ids(tags)
    items = _tagged_items(world)
    counts["queue_items"] = sum(tag in custom_ids(item.tags) for item in items)
    return counts


def forget(world: World, tag: int) -> None:
    """Delete a tag everywhere."""
    del world.tags.custom[tag]
    items = _tagged_items(world)
    carried = [*world.tags.sets.values(), *(item.tags for item in items if item.tags)]
    for tags in carried:
        write_custom(tags, [number for number in custom_ids(tags) if number != tag])
    for item in items:
        item.tags = item.tags or None
