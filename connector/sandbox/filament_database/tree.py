"""The browsable part of the site: `api/v1/`, a JSON file per brand, material, filament, colour."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from connector.sandbox.filament_database.tables import Record, Tables

#: What every index file begins with.
Head = dict[str, object]
Pages = dict[str, object]


def browse(data: Tables, head: Head) -> Pages:
    """JSON documents by path below `api/v1/`, indexes included."""
    pages: Pages = {"brands/index.json": _brand_index(data, head)}
    for brand in data["brands"]:
        pages |= _brand_pages(data, brand)
    pages["stores/index.json"] = head | {
        "count": len(data["stores"]),
        "stores": [
            _picked(store, "id", "name", "slug", "storefront_url")
            | {"path": f"{store['slug']}.json", "logo_slug": store["logo_slug"]}
            for store in data["stores"]
        ],
    }
    return pages | {f"stores/{store['slug']}.json": store for store in data["stores"]}


def _brand_index(data: Tables, head: Head) -> Record:
    rows = [
        _picked(brand, "id", "name", "slug", "origin")
        | {
            "material_count": len(_inside(data, "materials", "brand_id", brand)),
            "path": f"{brand['slug']}/index.json",
            "logo_slug": brand["logo_slug"],
        }
        for brand in data["brands"]
    ]
    return head | {"count": len(rows), "brands": rows}


def _brand_pages(data: Tables, brand: Record) -> Pages:
    folder = f"brands/{brand['slug']}"
    materials = _inside(data, "materials", "brand_id", brand)
    rows = [
        _picked(material, "id", "material", "slug")
        | {
            "filament_count": len(_inside(data, "filaments", "material_id", material)),
            "path": f"materials/{material['slug']}/index.json",
        }
        for material in materials
    ]
    pages: Pages = {f"{folder}/index.json": brand | {"materials": rows}}
    for material in materials:
        pages |= _material_pages(data, material, folder)
    return pages


def _material_pages(data: Tables, material: Record, above: str) -> Pages:
    folder = f"{above}/materials/{material['slug']}"
    filaments = _inside(data, "filaments", "material_id", material)
    rows = [
        _picked(filament, "id", "name", "slug")
        | {
            "variant_count": len(_inside(data, "variants", "filament_id", filament)),
            "path": f"filaments/{filament['slug']}/index.json",
        }
        for filament in filaments
    ]
    pages: Pages = {f"{folder}/index.json": material | {"filaments": rows}}
    for filament in filaments:
        pages |= _filament_pages(data, filament, folder)
    return pages


def _filament_pages(data: Tables, filament: Record, above: str) -> Pages:
    folder = f"{above}/filaments/{filament['slug']}"
    variants = _inside(data, "variants", "filament_id", filament)
    rows = [
        _picked(variant, "id", "name", "color_hex", "slug")
        | {
            "size_count": len(_inside(data, "sizes", "variant_id", variant)),
            "path": f"variants/{variant['slug']}.json",
        }
        for variant in variants
    ]
    pages: Pages = {f"{folder}/index.json": filament | {"variants": rows}}
    for variant in variants:
        sizes = [
            size | {"purchase_links": _inside(data, "purchase_links", "size_id", size)}
            for size in _inside(data, "sizes", "variant_id", variant)
        ]
        pages[f"{folder}/variants/{variant['slug']}.json"] = variant | {"sizes": sizes}
    return pages


def _inside(data: Tables, table: str, key: str, parent: Record) -> list[Record]:
    return [record for record in data[table] if record[key] == parent["id"]]


def _picked(record: Record, *names: str) -> Record:
    return {name: record[name] for name in names}
