"""An edit against a backend that overwrites: only what was given changes."""

from __future__ import annotations

from typing import Any

from connector.runner import Client

SPOOL = {
    "brand": "Prusament",
    "color_name": "Galaxy Black",
    "color": "#3D3E3D",
    "total": 1,
    "total_unit": "kg",
    "remaining": 430,
    "cost": 23.5,
    "note": "dry it",
    "bought_on": "2026-01-31",
    "density": 1.3,
    "nozzle_temperature": 221,
    "first_layer_nozzle_temperature": 222,
    "bed_temperature": 63,
    "first_layer_bed_temperature": 64,
    "print_speed": 75,
    "finish_rate": 0.7,
    "minimum_speed": 16,
    "product_id": "P-1",
    "catalogue_brand": 1,
    "catalogue_filament": 2,
    "catalogue_color": 3,
    "catalogue_variant": 4,
    "nfc_tag": "04A1",
    "short_id": "KE3P",
    "diameter": 2.85,
}


def test_a_spool_keeps_all_that_was_not_given(client: Client) -> None:
    kind = client.run("filament_types.list", {})[1]["id"]
    client.run("filament.create", {**SPOOL, "filament_type": kind})
    before = read(client)
    client.run("filament.update", {"spool": before["id"], "note": "dried"})
    after = read(client)
    changed = {key for key in before if before[key] != after[key]}
    assert changed == {"note"}
    assert before.keys() == after.keys()
    assert after["note"] == "dried"


def read(client: Client) -> dict[str, Any]:
    found: dict[str, Any] = client.run("filament.get", {"short_id": "KE3P"})
    return found
