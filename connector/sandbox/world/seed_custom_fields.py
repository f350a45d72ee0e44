"""The custom fields a seeded farm begins with."""

from __future__ import annotations

from typing import TYPE_CHECKING

from connector.sandbox.world.custom_fields import SUB_CATEGORIES, CustomField, next_field_id

if TYPE_CHECKING:
    from connector.sandbox.world.world import World

_FINISHES = {
    "options": [{"label": "As printed", "value": "raw"}, {"label": "Sanded", "value": "sanded"}]
}

#: Key, label, type, category, sub-categories and options.
_FIELDS: tuple[tuple[str, str, str, str, tuple[str, ...], dict[str, object] | None], ...] = (
    ("order_number", "Order number", "text", "print", SUB_CATEGORIES, None),
    ("finish", "Finish", "select", "print", ("print_queue", "print_job"), dict(_FINISHES)),
    ("inspected", "Inspected", "boolean", "print", ("print_job",), None),
    ("service_due", "Service due", "date", "printer", (), None),
    ("dry_box", "Dry box", "number", "filament", (), None),
)


def add_custom_fields(world: World) -> None:
    for key, label, kind, category, sub_categories, options in _FIELDS:
        number = next_field_id(world)
        world.custom_fields.fields[number] = CustomField(
            number,
            key,
            label,
            kind,
            category,
            sub_categories,
            world.now,
            world.now,
            options=options,
        )
