"""The Open Filament Database: a static host whose files agree with each other."""

from __future__ import annotations

import csv
import gzip
import hashlib
import io
import json
import lzma
import re
import sqlite3
import uuid
from contextlib import closing
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

import jsonschema
import pytest
import requests

from connector.sandbox.filament_database import published

if TYPE_CHECKING:
    from pathlib import Path

    from .farm import Farm

#: The endpoints the reference names; a brace stands for one path segment.
ENDPOINTS = (
    "api/v1/index.json",
    "api/v1/brands/index.json",
    "api/v1/brands/{brand}/index.json",
    "api/v1/brands/{brand}/materials/{material}/index.json",
    "api/v1/brands/{brand}/materials/{material}/filaments/{filament}/index.json",
    "api/v1/brands/{brand}/materials/{material}/filaments/{filament}/variants/{variant}.json",
    "api/v1/stores/index.json",
    "api/v1/stores/{store}.json",
    "api/v1/brands/logo/index.json",
    "api/v1/brands/logo/{logo_id}.json",
    "api/v1/brands/logo/{logo_file}",
    "api/v1/stores/logo/index.json",
    "api/v1/stores/logo/{logo_id}.json",
    "api/v1/stores/logo/{logo_file}",
    "api/v1/schemas/index.json",
    "api/v1/schemas/{file}",
    "api/v1/search-index.json",
    "api/v1/uuid-index.json",
    "api/v1/badges/{name}.svg",
    "json/all.json",
    "json/brands/index.json",
    "json/brands/{brand}.json",
    "csv/{table}.csv",
    "sqlite/{file}",
    "manifest.json",
)


def ask(farm: Farm, path: str, method: str = "GET") -> requests.Response:
    url = f"{farm.server.environment['SIMPLYPRINT_FILAMENT_DATABASE_URL']}/{quote(path)}"
    return requests.request(method, url, timeout=10)


def read(farm: Farm, path: str) -> Any:
    answer = ask(farm, path)
    assert answer.status_code == 200, path
    return answer.json()


@pytest.mark.parametrize("template", ENDPOINTS)
def test_every_endpoint_is_published(template: str) -> None:
    pattern = re.compile(re.sub(r"\\{\w+\\}", "[^/]+", re.escape(template)))
    assert any(pattern.fullmatch(path) for path in published("first"))


def test_indexes_lead_down_to_a_colour(farm: Farm) -> None:
    path = "api/v1/" + read(farm, "api/v1/index.json")["endpoints"]["brands"]
    for step in ("brands", "materials", "filaments", "variants"):
        path = f"{path.rpartition('/')[0]}/{read(farm, path)[step][0]['path']}"
    colour = read(farm, path)
    assert colour["name"] == "Signal White"
    size = colour["sizes"][0]
    assert size["variant_id"] == colour["id"]
    assert size["purchase_links"][0]["size_id"] == size["id"]


def test_quirk_83_two_kinds_of_ids(farm: Farm) -> None:
    brand = read(farm, "api/v1/brands/harbour_filaments/index.json")
    assert (uuid.UUID(brand["id"]).version, uuid.UUID(brand["uuid"]).version) == (5, 4)
    redirects = read(farm, "api/v1/uuid-index.json")["redirects"]
    assert brand["uuid"] in redirects.values()


def test_quirk_83_material_slugs_are_upper_case(farm: Farm) -> None:
    brand = read(farm, "api/v1/brands/harbour_filaments/index.json")
    assert [material["slug"] for material in brand["materials"]] == ["PLA", "PETG"]


def test_quirk_83_logo_names_contain_spaces(farm: Farm) -> None:
    name = read(farm, "api/v1/brands/index.json")["brands"][0]["logo_slug"]
    picture = ask(farm, f"api/v1/brands/logo/{name}")
    assert " " in name
    assert (picture.headers["content-type"], picture.content[:4]) == ("image/png", b"\x89PNG")
    about = read(farm, f"api/v1/brands/logo/{name.removesuffix('.png')}.json")
    assert about["logo_file"] == name


def test_quirk_83_empty_fields_are_left_out(farm: Farm) -> None:
    variants = read(farm, "json/all.json")["variants"]
    assert {"traits" in variant for variant in variants} == {True, False}
    assert all(value is not None for variant in variants for value in variant.values())


def test_counts_match_what_is_listed(farm: Farm) -> None:
    stats = read(farm, "api/v1/index.json")["stats"]
    everything = read(farm, "json/all.json")
    assert stats == {name: len(everything[name]) for name in stats}
    assert stats["filaments"] == 5


def test_search_finds_every_brand_material_filament_and_store(farm: Farm) -> None:
    index = read(farm, "api/v1/search-index.json")
    kinds = [record["type"] for record in index["records"]]
    assert {kind: kinds.count(kind) for kind in kinds} == {
        "brand": 2,
        "material": 4,
        "filament": 5,
        "store": 2,
    }
    for record in index["records"]:
        path = f"api/v1/{record['path']}"
        assert {f"{path}.json", f"{path}/index.json"} & published("first").keys()


def test_the_manifest_lists_every_file_with_its_checksum() -> None:
    files = published("first")
    listed = {row["path"]: row for row in json.loads(files["manifest.json"])["artifacts"]}
    assert listed.keys() == files.keys() - {"manifest.json"}
    for path, row in listed.items():
        assert row["sha256"] == hashlib.sha256(files[path]).hexdigest()


def test_bulk_exports_agree(tmp_path: Path) -> None:
    files = published("first")
    everything = json.loads(files["json/all.json"])
    assert gzip.decompress(files["json/all.json.gz"]) == files["json/all.json"]
    lines = [json.loads(line) for line in files["json/all.ndjson"].splitlines()]
    assert lines[0]["_type"] == "meta"
    assert sum(line["_type"] == "purchase_link" for line in lines) == len(
        everything["purchase_links"]
    )
    rows = list(csv.DictReader(io.StringIO(files["csv/variants.csv"].decode())))
    assert [row["id"] for row in rows] == [variant["id"] for variant in everything["variants"]]
    file = tmp_path / "filaments.db"
    file.write_bytes(lzma.decompress(files["sqlite/filaments.db.xz"]))
    with closing(sqlite3.connect(file)) as database:
        assert database.execute("SELECT count(*) FROM sizes").fetchone()[0] == len(rows) + 1


def test_one_brand_holds_only_its_own(farm: Farm) -> None:
    brand = read(farm, "json/brands/willow_polymers.json")
    assert [line["slug"] for line in brand["filaments"]] == ["flex_95a", "abs_pro"]
    assert len(brand["purchase_links"]) == len(brand["sizes"]) == 2


def test_records_satisfy_the_published_schemas() -> None:
    files = published("first")
    everything = json.loads(files["json/all.json"])
    kinds = {"brand": "brands", "filament": "filaments", "variant": "variants", "store": "stores"}
    for kind, table in kinds.items():
        schema = json.loads(files[f"api/v1/schemas/{kind}_schema.json"])
        for record in everything[table]:
            jsonschema.Draft7Validator(schema).validate(record)


def test_the_second_edition_has_more(farm: Farm) -> None:
    before = read(farm, "api/v1/index.json")
    farm.switch(filament_database="second")
    after = read(farm, "api/v1/index.json")
    assert after["version"] > before["version"]
    assert after["stats"]["brands"] == before["stats"]["brands"] + 1
    assert after["stats"]["variants"] == before["stats"]["variants"] + 2


def test_no_key_no_envelope_no_json_errors(farm: Farm) -> None:
    missing = ask(farm, "api/v1/brands/nobody/index.json")
    assert (missing.status_code, "<html>" in missing.text) == (404, True)
    assert ask(farm, "manifest.json", "POST").status_code == 405
    assert "status" not in read(farm, "manifest.json")


def test_plan_limit_and_firewall_do_not_reach_it(farm: Farm) -> None:
    farm.switch(plan="free", rate_limit=1)
    for _ in range(3):
        assert ask(farm, "manifest.json").status_code == 200


def test_faults_and_the_log_reach_it(farm: Farm) -> None:
    farm.control("faults", {"kind": "status", "match": {"path": "json/*"}, "status": 503})
    assert ask(farm, "json/all.json").status_code == 503
    assert ask(farm, "json/all.json").status_code == 200
    assert farm.look("requests")["requests"][-1]["host"] == "filament-database"
