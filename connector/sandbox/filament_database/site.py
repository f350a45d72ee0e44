"""Every file of the published site, put together from the data set. Pure, built once."""

from __future__ import annotations

import functools
import hashlib
from typing import TYPE_CHECKING, Literal

from connector.sandbox.filament_database.exports import bulk_files, written
from connector.sandbox.filament_database.pictures import badge, logo
from connector.sandbox.filament_database.schemas import schemas
from connector.sandbox.filament_database.search import search_records
from connector.sandbox.filament_database.tables import TABLES, canonical_id, tables
from connector.sandbox.filament_database.tree import browse

if TYPE_CHECKING:
    from collections.abc import Mapping

    from connector.sandbox.filament_database.tables import Record, Tables
    from connector.sandbox.filament_database.tree import Head

Edition = Literal["first", "second"]

_NUMBERS: Mapping[Edition, int] = {"first": 1, "second": 2}
_HEADS: Mapping[Edition, Head] = {
    "first": {"version": "2026.01.15", "generated_at": "2026-01-15T22:15:00Z"},
    "second": {"version": "2026.01.16", "generated_at": "2026-01-16T22:15:00Z"},
}
_ENDPOINTS = {
    "brands": "brands/index.json",
    "stores": "stores/index.json",
    "brand_logos": "brands/logo/index.json",
    "store_logos": "stores/logo/index.json",
    "badges": "badges/",
    "all": "../json/all.json",
    "search_index": "search-index.json",
    "schemas": "schemas/index.json",
}
#: A brand that was merged into another keeps its canonical UUID as a redirect (quirk 83).
_RETIRED = {canonical_id("brand", "harbor_filaments"): canonical_id("brand", "harbour_filaments")}


@functools.cache
def published(edition: Edition) -> Mapping[str, bytes]:
    """The site's files by path, without a leading slash."""
    data, head = tables(_NUMBERS[edition]), _HEADS[edition]
    pages = browse(data, head) | _root_pages(data, head)
    files = {f"api/v1/{path}": written(page) for path, page in pages.items()}
    files |= _logos(data["brands"], "brand") | _logos(data["stores"], "store")
    for name in ("brands", "filaments", "variants", "stores"):
        files[f"api/v1/badges/{name}.svg"] = badge(name, len(data[name]))
    files |= bulk_files(data, head)
    return files | {"manifest.json": written(_manifest(files, head))}


def _root_pages(data: Tables, head: Head) -> dict[str, object]:
    counts = {name: len(data[name]) for name in TABLES}
    records = search_records(data)
    files = schemas()
    return {
        "index.json": head | {"stats": counts, "endpoints": _ENDPOINTS},
        "search-index.json": head | {"count": len(records), "records": records},
        "uuid-index.json": head | {"count": len(_RETIRED), "redirects": _RETIRED},
        "schemas/index.json": head
        | {
            "count": len(files),
            "schemas": [
                {"name": str(schema["title"]), "file": file, "path": file}
                for file, schema in files.items()
            ],
        },
        **{f"schemas/{file}": schema for file, schema in files.items()},
    }


def _logos(records: list[Record], kind: str) -> dict[str, bytes]:
    """Pictures, one page about each, and their index."""
    files: dict[str, bytes] = {}
    rows: list[Record] = []
    for record in records:
        picture = str(record["logo_slug"])
        name, _, extension = picture.rpartition(".")
        about: Record = {
            "id": name,
            "slug": name,
            f"{kind}_id": record["id"],
            f"{kind}_name": record["name"],
        }
        rows.append(about | {"path": f"{name}.json"})
        details = about | {
            "filename": record["logo_name"],
            "extension": extension,
            "logo_file": picture,
        }
        files[f"api/v1/{kind}s/logo/{name}.json"] = written(details)
        files[f"api/v1/{kind}s/logo/{picture}"] = logo(str(record["name"]), extension)
    index = written({"count": len(rows), "logos": rows})
    return files | {f"api/v1/{kind}s/logo/index.json": index}


def _manifest(files: Mapping[str, bytes], head: Head) -> Record:
    artifacts = [
        {"path": path, "sha256": hashlib.sha256(content).hexdigest(), "size": len(content)}
        for path, content in sorted(files.items())
    ]
    return {
        "dataset_version": head["version"],
        "generated_at": head["generated_at"],
        "artifact_count": len(artifacts),
        "artifacts": artifacts,
    }
