"""The things tags hang on: finding them, and addressing the slots of their materials."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from connector.sandbox import fields, rules
from connector.sandbox.errors import Refused
from connector.sandbox.resources.lookup import any_item, library_file
from connector.sandbox.resources.printers import chosen as chosen_printers
from connector.sandbox.world.payloads import analysis_payload
from connector.sandbox.world.tags import SUBJECTS

if TYPE_CHECKING:
    from collections.abc import Mapping

    from connector.sandbox.world.gcode import Analysis
    from connector.sandbox.world.tags import TagSet
    from connector.sandbox.world.world import World

#: Slots of a printer group, whose printers may differ.
_MOST_SLOTS = 16


@dataclass(frozen=True, slots=True)
class Subject:
    """One thing with a copy of its tags; `slots` are the (nozzle, ext) its materials may have."""

    kind: int
    target: int | str
    tags: TagSet
    slots: frozenset[tuple[int, int]]


def kind(body: Mapping[str, object]) -> int:
    number = fields.required_integer(body, "type")
    if number not in SUBJECTS:
        raise Refused("type: Invalid enum value specified!")
    return number


def chosen(kind: int, body: Mapping[str, object], world: World) -> list[Subject]:
    """The subjects of `ids` or `id`."""
    targets = rules.array(body, "ids") or [fields.required(body, "id")]
    return [_subject(kind, target, world) for target in targets]


def _subject(kind: int, target: object, world: World) -> Subject:
    if kind == 3:
        file = library_file(world, str(target))
        analysis = file.analysis if world.now >= file.analysed else None
        return _found(kind, file.uid, world.tags.of(kind, file.uid), _analysed(analysis))
    number = fields.required_integer({"id": target}, "id")
    if kind == 4:
        item = any_item(world, number)
        analysis = item.analysis if world.now >= item.analysed else None
        return _found(kind, number, item.tags, _analysed(analysis))
    if kind == 1:
        extruders = chosen_printers(world, [number])[0].make.extruders
    elif number in world.printer_groups:
        extruders = _MOST_SLOTS
    else:
        raise Refused("Group not found")
    slots = frozenset((0, ext) for ext in range(extruders))
    return _found(kind, number, world.tags.of(kind, number), slots)


def _found(
    kind: int, target: int | str, tags: TagSet | None, slots: frozenset[tuple[int, int]]
) -> Subject:
    return Subject(kind, target, dict(tags or {}), slots)


def _analysed(analysis: Analysis | None) -> frozenset[tuple[int, int]]:
    """Addresses the way the analysis gives them (quirk 51); none before it is there (52)."""
    payload = analysis_payload(analysis) or {}
    slots = payload.get("materialData")
    return frozenset(
        (number, 0) if isinstance(slot, dict) and "nozzle" in slot else (0, number)
        for number, slot in enumerate(slots if isinstance(slots, list) else [])
    )


def write_material(subject: Subject, slots: list[object]) -> None:
    """Merge materials by address; a wrong address is dropped without a word (quirk 51)."""
    old = subject.tags.get("material")
    merged = {_address(slot): slot for slot in (old if isinstance(old, list) else [])}
    merged |= {_address(slot): slot for slot in slots if _address(slot) in subject.slots}
    if merged:
        subject.tags["material"] = list(merged.values())


def _address(slot: object) -> tuple[int, int]:
    if not isinstance(slot, dict):
        raise Refused("The material field must be an array of objects")
    return fields.integer(slot, "nozzle") or 0, fields.integer(slot, "ext") or 0


def store(subject: Subject, world: World) -> None:
    """Put the changed tags back where they hang."""
    if subject.kind == 4 and isinstance(subject.target, int):
        any_item(world, subject.target).tags = subject.tags or None
    else:
        world.tags.sets[subject.kind, subject.target] = subject.tags
