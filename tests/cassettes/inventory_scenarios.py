"""Scenarios of filament, tags and custom fields, and of the Open Filament Database."""

from __future__ import annotations

from typing import Any

from connector.runner import Client
from tests.cassettes.finding import (
    Scenario,
    first,
    idle_printer,
    library_file,
    queued_item,
)

SIZE = {"category": "printer", "field_id": "size", "label": "Size", "type": "select"}
CHOICES = [{"label": "Small", "value": "s"}, {"label": "Large", "value": "l"}]


def spool(client: Client) -> int:
    return first(client, "filament.list")


def new_spool(client: Client) -> dict[str, Any]:
    """A spool with a color of its own, as the list shows it."""
    made = {
        "brand": "Trial",
        "color_name": "Trial red",
        "color": "#FF0000",
        "total": 1000,
        "remaining": 430,
        "filament_type": first(client, "filament_types.list"),
    }
    client.run("filament.create", made)
    return client.run("filament.list", {"color": "Trial red"})[0]


def tag(client: Client) -> int:
    return first(client, "tags.list")


def new_field(client: Client) -> int:
    client.run("custom_fields.create", {**SIZE, "choices": CHOICES})
    return first(client, "custom_fields.list", search="Size")


def tagged_printer(client: Client) -> dict[str, int]:
    found = {"printer": idle_printer(client), "tag": tag(client)}
    client.run("tags.assign_to_printers", {"printers": [found["printer"]], "tags": [found["tag"]]})
    return found


def tagged_group(client: Client) -> dict[str, int]:
    found = {"group": first(client, "printer_groups.list"), "tag": tag(client)}
    client.run(
        "tags.assign_to_printer_groups", {"groups": [found["group"]], "tags": [found["tag"]]}
    )
    return found


def tagged_file(client: Client) -> dict[str, Any]:
    found = {"file": library_file(client), "tag": tag(client)}
    client.run("tags.assign_to_files", {"files": [found["file"]], "tags": [found["tag"]]})
    return found


def tagged_item(client: Client) -> dict[str, int]:
    found = {"queue_item": queued_item(client), "tag": tag(client)}
    client.run(
        "tags.assign_to_queue_items", {"queue_items": [found["queue_item"]], "tags": [found["tag"]]}
    )
    return found


def path_of_color(client: Client) -> dict[str, str]:
    """Brand, material, filament and color of the database, each the first there is."""
    found = {"brand": first(client, "filament_database.list_brands", "slug")}
    brand = client.run("filament_database.get_brand", found)
    found["material"] = brand["materials"][0]["slug"]
    material = client.run("filament_database.get_material", found)
    found["filament"] = material["filaments"][0]["slug"]
    filament = client.run("filament_database.get_filament", found)
    return found | {"color": filament["variants"][0]["slug"]}


def part_of(path: dict[str, str], *names: str) -> dict[str, str]:
    return {name: path[name] for name in names}


INVENTORY: dict[str, Scenario] = {
    "custom_fields.create": lambda c: c.run("custom_fields.create", {**SIZE, "choices": CHOICES}),
    "custom_fields.delete": lambda c: c.run("custom_fields.delete", {"fields": [new_field(c)]}),
    "custom_fields.list": lambda c: c.run("custom_fields.list", {}),
    "custom_fields.set_enabled": lambda c: c.run(
        "custom_fields.set_enabled", {"field": new_field(c), "enabled": False}
    ),
    "custom_fields.update": lambda c: c.run(
        "custom_fields.update",
        {**SIZE, "field": new_field(c), "label": "Sizes", "required": True, "choices": CHOICES},
    ),
    "filament.adjust_weight": lambda c: c.run(
        "filament.adjust_weight", {"spool": new_spool(c)["id"], "grams": 312.5}
    ),
    "filament.assign": lambda c: c.run(
        "filament.assign", {"printer": idle_printer(c), "spools": [new_spool(c)["id"]]}
    ),
    "filament.create": lambda c: c.run(
        "filament.create",
        {
            "brand": "Trial",
            "color_name": "Trial red",
            "color": "#FF0000",
            "total": 1,
            "total_unit": "kg",
            "remaining": 57,
            "remaining_unit": "percent",
            "filament_type": first(c, "filament_types.list"),
            "amount": 2,
            "nozzle_temperature": 215,
        },
    ),
    "filament.delete": lambda c: c.run("filament.delete", {"spool": new_spool(c)["id"]}),
    "filament.get": lambda c: c.run("filament.get", {"spool": spool(c)}),
    "filament.get_history": lambda c: c.run("filament.get_history", {"spool": spool(c)}),
    "filament.list": lambda c: c.run("filament.list", {}),
    "filament.mark_dried": lambda c: c.run("filament.mark_dried", {"spools": [spool(c)]}),
    "filament.update": lambda c: c.run(
        "filament.update", {"spool": new_spool(c)["id"], "note": "dry it"}
    ),
    "filament.unassign": lambda c: c.run(
        "filament.unassign", {"spool": first(c, "filament.list", assigned=True)}
    ),
    "filament_database.download_table": lambda c: c.run(
        "filament_database.download_table", {"table": "brands"}
    ),
    "filament_database.get_brand": lambda c: c.run(
        "filament_database.get_brand", part_of(path_of_color(c), "brand")
    ),
    "filament_database.get_brand_data": lambda c: c.run(
        "filament_database.get_brand_data", part_of(path_of_color(c), "brand")
    ),
    "filament_database.get_color": lambda c: c.run("filament_database.get_color", path_of_color(c)),
    "filament_database.get_filament": lambda c: c.run(
        "filament_database.get_filament",
        part_of(path_of_color(c), "brand", "material", "filament"),
    ),
    "filament_database.get_info": lambda c: c.run("filament_database.get_info", {}),
    "filament_database.get_material": lambda c: c.run(
        "filament_database.get_material", part_of(path_of_color(c), "brand", "material")
    ),
    "filament_database.get_moved": lambda c: c.run("filament_database.get_moved", {}),
    "filament_database.get_store": lambda c: c.run(
        "filament_database.get_store",
        {"store": first(c, "filament_database.list_stores", "slug")},
    ),
    "filament_database.list_brands": lambda c: c.run("filament_database.list_brands", {}),
    "filament_database.list_entries": lambda c: c.run("filament_database.list_entries", {}),
    "filament_database.list_stores": lambda c: c.run("filament_database.list_stores", {}),
    "filament_types.list": lambda c: c.run("filament_types.list", {}),
    "tags.assign_to_files": lambda c: c.run(
        "tags.assign_to_files", {"files": [library_file(c)], "tags": [tag(c)], "nozzle": 0.6}
    ),
    "tags.assign_to_printer_groups": lambda c: c.run(
        "tags.assign_to_printer_groups",
        {"groups": [first(c, "printer_groups.list")], "tags": [tag(c)], "nozzle": 0.6},
    ),
    "tags.assign_to_printers": lambda c: c.run(
        "tags.assign_to_printers", {"printers": [idle_printer(c)], "tags": [tag(c)]}
    ),
    "tags.assign_to_queue_items": lambda c: c.run(
        "tags.assign_to_queue_items", {"queue_items": [queued_item(c)], "tags": [tag(c)]}
    ),
    "tags.create": lambda c: c.run("tags.create", {"name": "Trial", "color": "info"}),
    "tags.delete": lambda c: c.run("tags.delete", {"tag": tag(c)}),
    "tags.detach_from_file": lambda c: c.run("tags.detach_from_file", tagged_file(c)),
    "tags.detach_from_printer": lambda c: c.run("tags.detach_from_printer", tagged_printer(c)),
    "tags.detach_from_printer_group": lambda c: c.run(
        "tags.detach_from_printer_group", tagged_group(c)
    ),
    "tags.detach_from_queue_item": lambda c: c.run("tags.detach_from_queue_item", tagged_item(c)),
    "tags.get": lambda c: c.run("tags.get", {"tag": tag(c)}),
    "tags.list": lambda c: c.run("tags.list", {}),
    "tags.update": lambda c: c.run(
        "tags.update", {"tag": tag(c), "name": "Trials", "color": "dark"}
    ),
}
