"""Custom fields: their definitions, the values of things that carry them, and their shapes. Pure.

Values are written as `{customFieldId, value}` and read as `{id, value}` (quirk 39); `value` is an
object with one key that depends on the type of the field.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from connector.sandbox.world.times import iso

if TYPE_CHECKING:
    from collections.abc import Mapping

    from connector.sandbox.world.world import World

CATEGORIES = ("print", "user", "printer", "filament")
SUB_CATEGORIES = ("print_queue", "print_job", "user_file")

#: The key of a value by the type of its field.
VALUE_KEYS = {
    **dict.fromkeys(("text", "longtext", "phone", "email", "url", "select", "radio"), "string"),
    **dict.fromkeys(("multiselect", "checkbox"), "options"),
    **dict.fromkeys(("date", "datetime"), "date"),
    "boolean": "boolean",
    "number": "number",
}

_FIRST_ID = 7


@dataclass(frozen=True, slots=True)
class CustomField:
    """A definition; `key` is the stable id by which values name it."""

    id: int
    key: str
    label: str
    kind: str
    category: str
    sub_categories: tuple[str, ...]
    created: float
    updated: float
    description: str = ""
    placeholder: str | None = None
    options: Mapping[str, object] | None = None
    required: bool = False
    enabled: bool = True
    default: Mapping[str, object] | None = None
    validation: Mapping[str, object] | None = None
    for_printers: tuple[int, ...] = ()
    for_models: tuple[int, ...] = ()
    for_groups: tuple[int, ...] = ()
    on_registration: bool | None = None
    before_print: bool | None = None


@dataclass(slots=True)
class CustomFields:
    """Definitions by id; values of users, printers and spools by kind and id.

    Jobs, queue items and files carry their values themselves.
    """

    fields: dict[int, CustomField] = field(default_factory=dict)
    values: dict[tuple[str, int], list[object]] = field(default_factory=dict)

    def by_key(self, key: str) -> CustomField | None:
        return next((found for found in self.fields.values() if found.key == key), None)

    def carried_by(self, kind: str, number: int) -> list[object]:
        return self.values.setdefault((kind, number), [])

    def shown(self) -> dict[str, list[object]]:
        return {f"{kind}:{number}": values for (kind, number), values in self.values.items()}


def next_field_id(world: World) -> int:
    return _FIRST_ID + world.next_number("custom_field")


def write_value(values: list[object], key: str, value: object) -> None:
    """Set one value in the shape that is read, in place of an older one."""
    values[:] = [old for old in values if not (isinstance(old, dict) and old.get("id") == key)]
    values.append({"id": key, "value": value})


def by_field(values: list[object]) -> dict[str, object]:
    """The values as an object keyed by field, as job details show them."""
    return {str(entry["id"]): entry["value"] for entry in values if isinstance(entry, dict)}


def field_row(found: CustomField) -> dict[str, object]:
    return {
        "id": found.id,
        "fieldId": found.key,
        "fieldLabel": found.label,
        "fieldDescription": found.description,
        "fieldPlaceholder": found.placeholder,
        "fieldType": found.kind,
        "fieldOptions": found.options,
        "category": found.category,
        "subCategory": list(found.sub_categories),
        "required": found.required,
        "enabled": found.enabled,
        "defaultValue": found.default,
        "visibleRequiredPermissions": None,
        "editRequiredPermissions": None,
        "visibleToGroups": [],
        "editableByGroups": [],
        "validation": found.validation,
        "createdByUser": -1,
        "user": "",
        "forPrinters": list(found.for_printers),
        "forModels": list(found.for_models),
        "forGroups": list(found.for_groups),
        "showOnRegistration": found.on_registration,
        "showBeforeStartPrint": found.before_print,
        "position": 0,
        "created": iso(found.created),
        "updated": iso(found.updated),
    }
