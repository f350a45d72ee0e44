"""The data set as seven tables of records, the way every export of the site shows them. Pure.

`id` is a version 5 UUID derived from slug and parents, `uuid` the canonical version 4 one; fields
without a value are left out (quirk 83).
"""

from __future__ import annotations

import hashlib
import uuid
from typing import TYPE_CHECKING

from connector.sandbox.filament_database.catalogue import (
    BRANDS,
    FILAMENTS,
    SOLD_BY,
    STORES,
    VARIANTS,
)

if TYPE_CHECKING:
    from connector.sandbox.filament_database.catalogue import (
        BrandRow,
        FilamentRow,
        StoreRow,
        VariantRow,
    )

Record = dict[str, object]
Tables = dict[str, list[Record]]

TABLES = ("brands", "materials", "filaments", "variants", "sizes", "stores", "purchase_links")

_NAMESPACE = uuid.uuid5(uuid.NAMESPACE_URL, "https://filaments.example/")


def tables(edition: int) -> Tables:
    """Every record that the numbered edition holds."""
    brands = [row for row in BRANDS if row.added <= edition]
    filaments = [row for row in FILAMENTS if row.added <= edition]
    variants = [row for row in VARIANTS if row.added <= edition]
    lines = {row.slug: row for row in filaments}
    sizes = [_size(lines[row.filament], row, grams) for row in variants for grams in row.grams]
    materials = dict.fromkeys((row.brand, row.material) for row in filaments)
    return {
        "brands": [_brand(row) for row in brands],
        "materials": [_material(*names) for names in materials],
        "filaments": [_filament(row) for row in filaments],
        "variants": [_variant(lines[row.filament], row) for row in variants],
        "sizes": sizes,
        "stores": [_store(row) for row in STORES],
        "purchase_links": [
            _link(store, lines[row.filament], row, grams)
            for store in STORES
            for row in variants
            if lines[row.filament].brand in SOLD_BY[store.slug]
            for grams in row.grams
        ],
    }


def derived_id(*path: object) -> str:
    return str(uuid.uuid5(_NAMESPACE, "/".join(map(str, path))))


def canonical_id(*path: object) -> str:
    """A version 4 UUID that is the same in every run."""
    digest = hashlib.sha256("/".join(("canonical", *map(str, path))).encode()).digest()
    return str(uuid.UUID(bytes=digest[:16], version=4))


def logo_file(name: str, file: str) -> str:
    """`Harbour Filaments_logo_png_1a2b3c4d.png`: with spaces, as in reality (quirk 83)."""
    stem, _, extension = file.rpartition(".")
    mark = hashlib.sha256(f"{name}/{file}".encode()).hexdigest()[:8]
    return f"{name}_{stem}_{extension}_{mark}.{extension}"


def _ids(*path: object) -> Record:
    return {"uuid": canonical_id(*path), "id": derived_id(*path)}


def _brand(row: BrandRow) -> Record:
    return _ids("brand", row.slug) | {
        "name": row.name,
        "website": row.website,
        "logo_name": "logo.png",
        "origin": row.origin,
        "source": "sandbox",
        "slug": row.slug,
        "logo_slug": logo_file(row.name, "logo.png"),
    }


def _material(brand: str, material: str) -> Record:
    return _ids("material", brand, material) | {
        "brand_id": derived_id("brand", brand),
        "material": material,
        "slug": material,
        "material_class": "FFF",
        "default_max_dry_temperature": 55,
    }


def _filament(row: FilamentRow) -> Record:
    return _ids("filament", row.brand, row.material, row.slug) | {
        "brand_id": derived_id("brand", row.brand),
        "material_id": derived_id("material", row.brand, row.material),
        "name": row.name,
        "slug": row.slug,
        "material": row.material,
        "density": row.density,
        "diameter_tolerance": 0.02,
        "discontinued": False,
        "min_print_temperature": row.nozzle[0],
        "max_print_temperature": row.nozzle[1],
        "min_bed_temperature": row.bed[0],
        "max_bed_temperature": row.bed[1],
        "slicer_settings": {"prusaslicer": {"profile_name": row.name}},
    }


def _variant(line: FilamentRow, row: VariantRow) -> Record:
    record = _ids("variant", line.brand, line.material, line.slug, row.slug) | {
        "filament_id": derived_id("filament", line.brand, line.material, line.slug),
        "name": row.name,
        "slug": row.slug,
        "color_hex": row.color_hex,
        "discontinued": False,
    }
    return record | {"traits": dict.fromkeys(row.traits, True)} if row.traits else record


def _size(line: FilamentRow, row: VariantRow, grams: int) -> Record:
    path = (line.brand, line.material, line.slug, row.slug)
    return _ids("size", *path, grams) | {
        "variant_id": derived_id("variant", *path),
        "filament_weight": grams,
        "diameter": 1.75,
        "empty_spool_weight": 190,
        "spool_refill": False,
        "discontinued": False,
    }


def _store(row: StoreRow) -> Record:
    return _ids("store", row.slug) | {
        "name": row.name,
        "storefront_url": row.url,
        "logo_name": row.logo,
        "ships_from": list(row.ships_from),
        "ships_to": list(row.ships_to),
        "slug": row.slug,
        "logo_slug": logo_file(row.name, row.logo),
    }


def _link(store: StoreRow, line: FilamentRow, row: VariantRow, grams: int) -> Record:
    path = (line.brand, line.material, line.slug, row.slug, grams)
    return {
        "id": derived_id("link", store.slug, *path),
        "store_id": derived_id("store", store.slug),
        "size_id": derived_id("size", *path),
        "url": f"{store.url}{line.slug}-{row.slug}-{grams}g",
        "spool_refill": False,
    }
