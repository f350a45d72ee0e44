"""The whole data set at once: JSON, one JSON line per record, CSV and SQLite. Pure."""

from __future__ import annotations

import csv
import gzip
import io
import json
import lzma
import sqlite3
from contextlib import closing
from typing import TYPE_CHECKING

from connector.sandbox.filament_database.tables import TABLES

if TYPE_CHECKING:
    from connector.sandbox.filament_database.tables import Record, Tables
    from connector.sandbox.filament_database.tree import Head


def written(document: object) -> bytes:
    return json.dumps(document, ensure_ascii=False, indent=2).encode()


def bulk_files(data: Tables, head: Head) -> dict[str, bytes]:
    """Files by path below the root of the site."""
    everything = written(head | data)
    database = _sqlite(data, [name for name in TABLES if name != "stores"])
    return {
        "json/all.json": everything,
        "json/all.json.gz": gzip.compress(everything, mtime=0),
        "json/all.ndjson": _lines(data, head),
        "json/brands/index.json": written(head | {"brands": _brand_rows(data)}),
        **{
            f"json/brands/{brand['slug']}.json": written(_of_brand(data, brand))
            for brand in data["brands"]
        },
        **{f"csv/{name}.csv": _csv(data[name]) for name in TABLES},
        "sqlite/filaments.db": database,
        "sqlite/filaments.db.xz": lzma.compress(database),
        "sqlite/stores.db": _sqlite(data, ["stores"]),
    }


def _brand_rows(data: Tables) -> list[Record]:
    return [
        {name: brand[name] for name in ("id", "name", "slug")} | {"path": f"{brand['slug']}.json"}
        for brand in data["brands"]
    ]


def _of_brand(data: Tables, brand: Record) -> dict[str, object]:
    """Everything below one brand, table by table."""
    above = {brand["id"]}
    document: dict[str, object] = {"brand": brand}
    chain = (
        *(("materials", "brand_id"), ("filaments", "material_id"), ("variants", "filament_id")),
        *(("sizes", "variant_id"), ("purchase_links", "size_id")),
    )
    for table, key in chain:
        found = [record for record in data[table] if record[key] in above]
        above = {record["id"] for record in found}
        document[table] = found
    return document


def _lines(data: Tables, head: Head) -> bytes:
    """`_type` is the singular of the table's name, or `meta` in the first line."""
    rows = [{"_type": "meta", **head}]
    rows += [
        {"_type": table.removesuffix("s"), **record} for table in TABLES for record in data[table]
    ]
    return "".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows).encode()


def _columns(records: list[Record]) -> list[str]:
    return list(dict.fromkeys(name for record in records for name in record))


def _cell(value: object) -> object:
    """Lists and objects as JSON text, truth values as words."""
    if isinstance(value, list | dict | bool):
        return json.dumps(value)
    return value


def _csv(records: list[Record]) -> bytes:
    target = io.StringIO(newline="")
    writer = csv.DictWriter(target, _columns(records), restval="", lineterminator="\n")
    writer.writeheader()
    writer.writerows({name: _cell(value) for name, value in record.items()} for record in records)
    return target.getvalue().encode()


def _sqlite(data: Tables, names: list[str]) -> bytes:
    with closing(sqlite3.connect(":memory:")) as database:
        for name in names:
            columns = _columns(data[name])
            # Names come from the tables above, never from a request.
            database.execute(f"CREATE TABLE {name} ({', '.join(columns)})")
            marks = ", ".join("?" * len(columns))
            rows = [[_cell(record.get(column)) for column in columns] for record in data[name]]
            database.executemany(f"INSERT INTO {name} VALUES ({marks})", rows)  # noqa: S608
        database.commit()
        return database.serialize()
