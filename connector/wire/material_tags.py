"""The material_tags strategy: tags that name the material of slots, and a look whether they stuck.

A slot is addressed as the analysis of the file does it, and a tag with another address is dropped
while the answer still says that all went well. So the analysis is read before, and the tags after.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from connector.model import Action, MaterialTags
from connector.wire.errors import ApiError, InputError
from connector.wire.json_text import LARGEST
from connector.wire.messages import Exchange
from connector.wire.operators import text_of
from connector.wire.paths import lookup
from connector.wire.reading import reading_of
from connector.wire.request import build_request
from connector.wire.response import read_answer, shape

MATERIALS = "materials"
"""The input that lists the materials, each with the number of its slot."""
TAKES = 'takes a list of objects with slot and type, such as [{"slot": 0, "type": 412}]'

Entry = dict[str, Any]


def tag_materials(action: Action, how: MaterialTags, values: Mapping[str, Any]) -> Exchange:
    """The record with its tags. Raises ApiError "unexpected" if it does not show what was sent."""
    assert action.operation is not None
    materials = _materials(values[MATERIALS])
    reading = reading_of(how, values)
    response = yield reading
    slots = lookup(shape(action.output, read_answer(response)), how.slots)
    if not isinstance(slots, list):
        raise ApiError("refused", f"There is no {how.slots}: the file has not been analysed")
    tags = [_addressed(material, slots) for material in materials]
    constants = {**(action.constants or {}), how.to: tags}
    response = yield build_request(
        action.operation, action.inputs, values, constants, action.effect
    )
    read_answer(response)
    response = yield reading
    record = shape(action.output, read_answer(response))
    stored = lookup(record, how.stored)
    found = [_identity(one) for one in stored] if isinstance(stored, list) else []
    lost = [m for m, tag in zip(materials, tags, strict=True) if _identity(tag) not in found]
    if lost:
        names = ", ".join(text_of(material["slot"]) for material in lost)
        message = f"The answer said that all went well, but {how.stored} lacks slot {names}"
        raise ApiError("unexpected", message)
    return record


def check_materials(action: Action, values: Mapping[str, Any]) -> None:
    """Raise InputError for materials of an action, or of one of its steps, that name no slot."""
    tagging = (one.material_tags for one in (action, *(step.action for step in action.steps)))
    if any(tagging) and MATERIALS in values:
        _materials(values[MATERIALS])


def _materials(given: Any) -> list[Entry]:
    """The materials as they were entered; raises InputError for what names no slot or type."""
    entries = given if isinstance(given, list) else []
    if not entries or not all(_is_material(entry) for entry in entries):
        raise InputError([f"{MATERIALS}: {TAKES}"])
    slots = [entry["slot"] for entry in entries]
    if len(set(slots)) < len(slots):
        raise InputError([f"{MATERIALS}: takes each slot once"])
    return entries


def _is_material(entry: Any) -> bool:
    return isinstance(entry, dict) and all(_is_count(entry.get(key)) for key in ("slot", "type"))


def _is_count(value: Any) -> bool:
    if isinstance(value, bool) or not isinstance(value, (int, float)):
        return False
    return 0 <= value <= LARGEST and value == int(value)


def _addressed(material: Entry, slots: list[Any]) -> Entry:
    """A tag, addressed like its slot: those with a nozzle by it, the others by the extruder."""
    slot = int(material["slot"])
    use = slots[slot] if slot < len(slots) else None
    if not isinstance(use, dict) or not use:
        raise ApiError("refused", f"{MATERIALS}: the file does not use slot {slot}")
    rest = {key: value for key, value in material.items() if key != "slot"}
    nozzle, ext = (slot, 0) if "nozzle" in use else (0, slot)
    return {**rest, "nozzle": nozzle, "ext": ext}


def _identity(tag: Any) -> tuple[str, ...]:
    """Address and type of a tag; a part that is missing is 0."""
    return tuple(text_of(lookup(tag, key)) or "0" for key in ("nozzle", "ext", "type"))
