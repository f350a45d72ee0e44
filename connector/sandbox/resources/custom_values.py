"""Writing values of custom fields onto jobs, queue items, files, printers, spools and users."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from connector.sandbox import fields, rules
from connector.sandbox.demands import demand_any_scope
from connector.sandbox.endpoint import POST, Endpoint
from connector.sandbox.errors import Refused
from connector.sandbox.resources.lookup import any_item, library_file, spool
from connector.sandbox.resources.printers import chosen
from connector.sandbox.world.custom_fields import (
    CATEGORIES,
    SUB_CATEGORIES,
    VALUE_KEYS,
    CustomField,
    write_value,
)

if TYPE_CHECKING:
    from collections.abc import Mapping

    from connector.sandbox.call import Call
    from connector.sandbox.state import Sandbox
    from connector.sandbox.world.world import World

_DATE = re.compile(r"\d{4}-\d{2}-\d{2}(T.+)?")

#: The scope that opens the entity itself; `custom_fields.write` opens them all.
_SCOPES = {
    "print_queue": "queue.write",
    "print_job": "print_history.write",
    "user_file": "files.write",
    "printer": "printers.write",
    "filament": "spools.write",
    "user": "custom_fields.write",
}


def submit_values(call: Call, sandbox: Sandbox) -> dict[str, object]:
    """Write all values on all entities, or nothing."""
    world, body = sandbox.world, call.body
    kind = _kind(call)
    demand_any_scope(call.caller, "custom_fields.write", _SCOPES[kind])
    fields.required(body, "entityIds")
    fields.required(body, "values")
    carriers = [_carrier(world, kind, entity) for entity in rules.array(body, "entityIds") or []]
    values = checked_values(world, kind, body, "values")
    for carrier in carriers:
        write_values(carrier, values)
    return {}


def checked_values(
    world: World, kind: str, body: Mapping[str, object], name: str
) -> list[tuple[str, object]]:
    """The values sent under `name` for a kind of thing, each with the key of its field."""
    entries = rules.array(body, name) or []
    return [_value(world, kind, f"{name}.{index}", entry) for index, entry in enumerate(entries)]


def write_values(carrier: list[object], values: list[tuple[str, object]]) -> None:
    for key, value in values:
        write_value(carrier, key, value)


def _kind(call: Call) -> str:
    """What the entities are: the sub-category of prints, else the category."""
    category = rules.required_choice(call.body, "category", (*CATEGORIES, "user_file"))
    sub_category = rules.choice(call.body, "subCategory", SUB_CATEGORIES)
    if category != "print":
        return category
    if sub_category is None:
        raise Refused("The subCategory is required")
    return sub_category


def _carrier(world: World, kind: str, entity: object) -> list[object]:
    """The list that holds the values of one entity."""
    if kind == "user_file":
        return library_file(world, str(entity)).custom_fields
    number = fields.required_integer({"entityIds": entity}, "entityIds")
    if kind == "print_queue":
        return any_item(world, number).custom_fields
    if kind == "print_job":
        if job := world.jobs.get(number):
            return job.custom_fields
        raise Refused("Print job not found")
    if kind == "printer":
        chosen(world, [number])
    elif kind == "filament":
        spool(world, number)
    return world.custom_fields.carried_by(kind, number)


def _value(world: World, kind: str, where: str, entry: object) -> tuple[str, object]:
    """The field an entry names and its value, which must have the one key of the field's type."""
    if not isinstance(entry, dict):
        raise Refused(f"{where}: The field must be an object")
    field = world.custom_fields.by_key(rules.required_text(entry, "customFieldId"))
    if field is None or not field.enabled or kind not in (field.category, *field.sub_categories):
        raise Refused(f"{where}: Custom field not found")
    value = rules.mapping(entry, "value")
    key = VALUE_KEYS[field.kind]
    if value is None or value.keys() != {key} or not _fits(field, key, value[key]):
        raise Refused(f"{where}: {field.label} needs a value of the type {key}")
    return field.key, value


def _fits(field: CustomField, key: str, value: object) -> bool:
    known = _options(field)
    if key == "number":
        return isinstance(value, int | float) and not isinstance(value, bool)
    if key == "boolean":
        return isinstance(value, bool)
    if key == "date":
        return isinstance(value, str) and _DATE.fullmatch(value) is not None
    if key == "options":
        return isinstance(value, list) and all(not known or item in known for item in value)
    return isinstance(value, str) and (not known or value in known)


def _options(field: CustomField) -> list[object]:
    listed = (field.options or {}).get("options")
    rows = listed if isinstance(listed, list) else []
    return [row.get("value") for row in rows if isinstance(row, dict)]


ENDPOINTS = {
    "custom_fields/SubmitValues": Endpoint(submit_values, POST, plan="print_farm"),
}
