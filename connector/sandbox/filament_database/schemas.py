"""The JSON Schemas the site publishes beside its data, as short as our records need. Pure."""

from __future__ import annotations

_TEXT: dict[str, object] = {"type": "string"}
_NUMBER: dict[str, object] = {"type": "number"}
_FLAG: dict[str, object] = {"type": "boolean"}
_TEXTS: dict[str, object] = {"type": "array", "items": {"type": "string"}}

#: Required properties by the name of the schema.
_PROPERTIES: dict[str, dict[str, object]] = {
    "brand": {"name": _TEXT, "website": _TEXT, "logo_name": _TEXT, "origin": _TEXT},
    "material": {"material": _TEXT},
    "filament": {"name": _TEXT, "density": _NUMBER, "diameter_tolerance": _NUMBER},
    "variant": {"name": _TEXT, "color_hex": {"type": "string", "pattern": "^#[0-9A-F]{6}$"}},
    "sizes": {"filament_weight": _NUMBER, "diameter": _NUMBER, "discontinued": _FLAG},
    "store": {"name": _TEXT, "storefront_url": _TEXT, "ships_from": _TEXTS, "ships_to": _TEXTS},
    "material_aio": {"material": _TEXT, "filaments": {"type": "array"}},
    "material_types": {"types": _TEXTS},
    "brand_logo": {"brand_name": _TEXT, "logo_file": _TEXT},
    "store_logo": {"store_name": _TEXT, "logo_file": _TEXT},
}


def schemas() -> dict[str, dict[str, object]]:
    """Draft-07 schemas by file name."""
    return {
        f"{name}_schema.json": {
            "$schema": "http://json-schema.org/draft-07/schema#",
            "title": name,
            "type": "object",
            "properties": properties,
            "required": list(properties),
        }
        for name, properties in _PROPERTIES.items()
    }
