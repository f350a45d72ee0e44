"""Definitions of custom fields. Enum words are lower case only (quirk 64)."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from connector.sandbox import fields, rules
from connector.sandbox.endpoint import GET, POST, Endpoint
from connector.sandbox.errors import Refused
from connector.sandbox.resources.paging import cut
from connector.sandbox.world.custom_fields import (
    CATEGORIES,
    SUB_CATEGORIES,
    VALUE_KEYS,
    CustomField,
    field_row,
    next_field_id,
)

if TYPE_CHECKING:
    from collections.abc import Mapping

    from connector.sandbox.call import Call
    from connector.sandbox.state import Sandbox
    from connector.sandbox.world.world import World

_LARGEST_PAGE = 100
_SORT_KEYS = (
    *("id", "fieldId", "fieldLabel", "fieldDescription", "fieldType", "category"),
    *("enabled", "created", "updated"),
)


def get(call: Call, sandbox: Sandbox) -> dict[str, object]:
    """The definitions in pages; page and size are required in the body (quirk 15)."""
    body = call.body
    number = max(1, fields.required_integer(body, "page"))
    size = min(max(1, fields.required_integer(body, "page_size")), _LARGEST_PAGE)
    search = (fields.text(body, "search") or "").lower()
    rows = [
        field_row(found)
        for found in sandbox.world.custom_fields.fields.values()
        if search in found.label.lower() or search in found.key.lower()
    ]
    sort_id = rules.choice(body, "sort_id", _SORT_KEYS)
    if sort_id:
        rows.sort(key=lambda row: (str(type(row[sort_id])), row[sort_id]))
    if rules.choice(body, "sort_dir", ("asc", "desc")) == "desc":
        rows.reverse()
    page, pages = cut(rows, number, size)
    return {"data": list(page), "page_amount": pages, "total": len(rows)}


def save(call: Call, sandbox: Sandbox) -> dict[str, object]:
    """Create a field, or with `id` edit one."""
    world, body = sandbox.world, call.body
    number = fields.integer(body, "id")
    old = None if number is None else _field(world, number)
    key = rules.required_text(body, "fieldId")
    holder = world.custom_fields.by_key(key)
    if holder is not None and holder is not old:
        raise Refused("The fieldId is already in use")
    if "required" not in body:
        raise Refused("The required is required")
    made = _defined(body, old, key, world)
    world.custom_fields.fields[made.id] = made
    return {}


def _defined(
    body: Mapping[str, object], old: CustomField | None, key: str, world: World
) -> CustomField:
    category = rules.required_choice(body, "category", CATEGORIES)
    kind = rules.required_choice(body, "fieldType", VALUE_KEYS)
    label = rules.required_text(body, "fieldLabel")
    kinds = rules.choices(body, "subCategory", SUB_CATEGORIES) or []
    places = {
        name: tuple(rules.integer_array(body, name) or ())
        for name in ("forPrinters", "forModels", "forGroups")
    }
    flags = {
        name: fields.flag(body, name) if name in body else None
        for name in ("showOnRegistration", "showBeforeStartPrint")
    }
    return CustomField(
        id=old.id if old else next_field_id(world),
        key=key,
        label=label,
        kind=kind,
        category=category,
        sub_categories=tuple(kinds),
        created=old.created if old else world.now,
        updated=world.now,
        description=fields.text(body, "fieldDescription") or "",
        placeholder=fields.text(body, "fieldPlaceholder"),
        options=rules.mapping(body, "fieldOptions"),
        required=fields.flag(body, "required"),
        enabled=fields.flag(body, "enabled", default=old.enabled if old else True),
        default=rules.mapping(body, "defaultValue"),
        validation=rules.mapping(body, "validation"),
        for_printers=places["forPrinters"],
        for_models=places["forModels"],
        for_groups=places["forGroups"],
        on_registration=flags["showOnRegistration"],
        before_print=flags["showBeforeStartPrint"],
    )


def set_enabled(call: Call, sandbox: Sandbox) -> dict[str, object]:
    world = sandbox.world
    found = _field(world, fields.required_integer(call.body, "id"))
    if "enabled" not in call.body:
        raise Refused("The enabled is required")
    enabled = fields.flag(call.body, "enabled")
    world.custom_fields.fields[found.id] = replace(found, enabled=enabled, updated=world.now)
    return {}


def delete(call: Call, sandbox: Sandbox) -> dict[str, object]:
    """A GET that deletes (quirk 10), one field or several, all or nothing."""
    world = sandbox.world
    numbers = fields.integers(call.query, "ids") or fields.integers(call.query, "id")
    if not numbers:
        raise Refused("The id is required")
    for found in [_field(world, number) for number in dict.fromkeys(numbers)]:
        del world.custom_fields.fields[found.id]
    return {}


def _field(world: World, number: int) -> CustomField:
    if found := world.custom_fields.fields.get(number):
        return found
    raise Refused("Custom field not found")


_READ, _WRITE, _MANAGE = "custom_fields.read", "custom_fields.write", "custom_fields_manage"

ENDPOINTS = {
    "custom_fields/Get": Endpoint(get, POST, _READ, plan="print_farm", permission=_MANAGE),
    "custom_fields/Save": Endpoint(save, POST, _WRITE, plan="print_farm", permission=_MANAGE),
    "custom_fields/SetEnabled": Endpoint(
        set_enabled, POST, _WRITE, plan="print_farm", permission=_MANAGE
    ),
    "custom_fields/Delete": Endpoint(delete, GET, _WRITE, plan="print_farm", permission=_MANAGE),
}
