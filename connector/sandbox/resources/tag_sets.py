"""tags/Assign and tags/Detach: what hangs on printers, groups, files and queue items."""

from __future__ import annotations

from typing import TYPE_CHECKING

from connector.sandbox import fields, rules
from connector.sandbox.demands import demand_permission, demand_plan
from connector.sandbox.endpoint import POST, Endpoint
from connector.sandbox.errors import Refused
from connector.sandbox.resources import tag_subjects
from connector.sandbox.resources.lookup import tag
from connector.sandbox.world.records import Event
from connector.sandbox.world.tags import custom_ids, write_custom

if TYPE_CHECKING:
    from collections.abc import Mapping

    from connector.sandbox.call import Call
    from connector.sandbox.resources.tag_subjects import Subject
    from connector.sandbox.state import Sandbox
    from connector.sandbox.world.world import World

_EDITABLE = ("nozzle", "material", "custom")
#: The fields each value of `edited` lets through; without `edited` all are read.
_FIELDS = {
    "nozzle": ("nozzle", "nozzleData"),
    "material": ("material",),
    "custom": ("tag_id",),
}
_FORWARDED = ("nozzle", "nozzleData", "material", "bedType", "tag_id", "tag_ids", "detach_tag_ids")
_CUSTOM = frozenset({"tag_id", "tag_ids", "detach_tag_ids"})
_PARTS = (frozenset({"nozzle", "nozzleData", "bedType"}), frozenset({"material"}), _CUSTOM)

#: Permissions by kind of subject for each of `_PARTS`.
_PERMISSIONS = {
    1: ("printer_edit", "printer_edit", "printer_edit"),
    2: ("printer_edit", "printer_edit", "printer_edit"),
    3: ("files_nozzle_tag", "files_material_tag", "files_assign_custom_tags"),
    4: ("queue_nozzle_tag", "queue_material_tag", "queue_assign_custom_tags"),
}


def assign(call: Call, sandbox: Sandbox) -> dict[str, object]:
    """Merge tags into those of one or several subjects, or replace them with `override`."""
    world, body = sandbox.world, call.body
    kind = tag_subjects.kind(body)
    edited = rules.choice(body, "edited", _EDITABLE)
    if edited == "custom":
        fields.required(body, "tag_id")
    read = _FIELDS[edited] if edited else _FORWARDED
    sent = {name: body[name] for name in read if body.get(name) is not None}
    if not sent:
        # Quirk 50: a bare `custom` is not forwarded either.
        raise Refused("Invalid data!")
    _demand_rights(kind, sent, sandbox)
    subjects = tag_subjects.chosen(kind, body, world)
    on, off = _custom(sent, world)
    override = fields.flag(body, "override")
    for subject in subjects:
        if override:
            subject.tags.clear()
        _write_parts(subject, sent)
        kept = [number for number in custom_ids(subject.tags) if number not in off]
        write_custom(subject.tags, list(dict.fromkeys([*kept, *on])))
        tag_subjects.store(subject, world)
    if kind == 1:
        _tell(world, sent, subjects, bool(on), bool(off))
    return {}


def _demand_rights(kind: int, sent: Mapping[str, object], sandbox: Sandbox) -> None:
    if sent.keys() & _CUSTOM:
        demand_plan(sandbox.settings, "print_farm")
    for permission, names in zip(_PERMISSIONS[kind], _PARTS, strict=True):
        if sent.keys() & names:
            demand_permission(sandbox.settings, permission)


def _custom(sent: Mapping[str, object], world: World) -> tuple[list[int], list[int]]:
    """Ids to attach and to detach; all of them must exist."""
    single = fields.integer(sent, "tag_id")
    on = [*(rules.integer_array(sent, "tag_ids") or []), *([] if single is None else [single])]
    off = rules.integer_array(sent, "detach_tag_ids") or []
    for number in (*on, *off):
        tag(world, number)
    return on, off


def _write_parts(subject: Subject, sent: Mapping[str, object]) -> None:
    nozzle = rules.number(sent, "nozzle", 0)
    if nozzle is not None:
        subject.tags["nozzle"] = nozzle
    for name in ("nozzleData", "bedType"):
        if name in sent:
            subject.tags[name] = sent[name]
    slots = rules.array(sent, "material")
    if slots is not None:
        tag_subjects.write_material(subject, slots)


def _tell(
    world: World, sent: Mapping[str, object], subjects: list[Subject], on: bool, off: bool
) -> None:
    """The events of printers, one for each of them; their data is published nowhere."""
    happened = {
        "printer.nozzle_size_changed": bool(sent.keys() & {"nozzle", "nozzleData"}),
        "printer.material_changed": "material" in sent,
        "printer.custom_tag_assigned": on,
        "printer.custom_tag_detached": off,
    }
    for name, true in happened.items():
        for _ in subjects if true else ():
            world.record(Event(name, world.now, {}))


def detach(call: Call, sandbox: Sandbox) -> dict[str, object]:
    """Take one custom tag off one subject; one that does not carry it stays as it is."""
    world, body = sandbox.world, call.body
    kind = tag_subjects.kind(body)
    demand_permission(sandbox.settings, _PERMISSIONS[kind][2])
    fields.required(body, "id")
    number = tag(world, fields.required_integer(body, "tag_id")).id
    subject = tag_subjects.chosen(kind, {"id": body["id"]}, world)[0]
    carried = custom_ids(subject.tags)
    if number in carried:
        write_custom(subject.tags, [other for other in carried if other != number])
        tag_subjects.store(subject, world)
        if kind == 1:
            world.record(Event("printer.custom_tag_detached", world.now, {}))
    return {}


_SCOPE = "tags.write"

ENDPOINTS = {
    "tags/Assign": Endpoint(assign, POST, _SCOPE),
    "tags/Detach": Endpoint(detach, POST, _SCOPE, plan="print_farm"),
}
