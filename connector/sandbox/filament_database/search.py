"""The flat list by which the site's search finds things. Pure."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from connector.sandbox.filament_database.tables import Record, Tables


def search_records(data: Tables) -> list[Record]:
    """Every brand, material, filament line and store as one flat list."""
    brands = {brand["id"]: brand for brand in data["brands"]}
    materials = {material["id"]: material for material in data["materials"]}
    records = [_hit("brand", brand, brand, [], str(brand["origin"])) for brand in brands.values()]
    for material in data["materials"]:
        brand = brands[material["brand_id"]]
        names = [str(material["slug"])]
        records.append(_hit("material", material, brand, names, names[0]))
    for filament in data["filaments"]:
        brand, material = brands[filament["brand_id"]], materials[filament["material_id"]]
        names = [str(material["slug"]), str(filament["slug"])]
        records.append(_hit("filament", filament, brand, names, names[0]))
    return records + [
        {
            "type": "store",
            "name": store["name"],
            "href": f"/stores/{store['slug']}",
            "keywords": store["storefront_url"],
            "path": f"stores/{store['slug']}",
            "logo": store["logo_slug"],
            "uuid": store["uuid"],
        }
        for store in data["stores"]
    ]


def _hit(kind: str, record: Record, brand: Record, names: list[str], keywords: str) -> Record:
    """One hit; `names` are the slugs of material and filament below the brand."""
    slug = brand["slug"]
    folders = [
        part for pair in zip(("materials", "filaments"), names, strict=False) for part in pair
    ]
    found: Record = {
        "type": kind,
        "name": record.get("name", record.get("material")),
        "href": "/".join(["/brands", str(slug), *names]),
        "brandName": brand["name"],
        "brandSlug": slug,
        "keywords": keywords,
        "path": "/".join(["brands", str(slug), *folders]),
        "uuid": record["uuid"],
    }
    if names:
        found["materialType"] = names[0]
    if kind == "brand":
        found["logo"] = brand["logo_slug"]
    return found
