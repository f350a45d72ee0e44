from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from connector.diagnostics import Diagnostics
from connector.spec.locate import SpecRoot
from connector.spec.memo import Memo
from connector.spec.openapi import Api, read_api

FIXTURE = Path(__file__).parents[1] / "fixture" / "specs" / "openapi"
SHELVES = """\
openapi: "3.1.0"
info: {title: Shelves, version: "1"}
servers: [{url: "https://shelves.example"}]
security: []
paths:
  /{shelf}.json:
    $ref: "data.yaml#/paths/shelfGet"
"""
SHELF = """\
paths:
  shelfGet:
    get:
      operationId: shelfGet
      x-host: filament_database
      x-company: none
      parameters: [{name: shelf, in: path, required: true, schema: {type: string}}]
      responses: {"200": {description: A shelf.}}
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A copy of the fixture's documents, and one of another service in a folder of its own."""
    home = tmp_path / "specs" / "openapi"
    shutil.copytree(FIXTURE, home)
    shelves = home / "shelves"
    shelves.mkdir()
    (shelves / "openapi.yaml").write_text(SHELVES)
    (shelves / "data.yaml").write_text(SHELF)
    return tmp_path


def read(folder: Path) -> tuple[Api | None, list[str]]:
    diagnostics = Diagnostics()
    api = read_api(SpecRoot(folder), diagnostics, Memo())
    return api, [str(item) for item in diagnostics.items]


def test_a_folder_is_a_document_of_another_service(folder: Path) -> None:
    api, problems = read(folder)
    assert problems == []
    assert api is not None
    assert list(api.others) == ["shelves"]
    assert list(api.others["shelves"].data["paths"]) == ["/{shelf}.json"]
    assert "/{shelf}.json" not in api.bundle.data["paths"]


def test_its_operations_are_found_like_all_others(folder: Path) -> None:
    api, _ = read(folder)
    assert api is not None
    found = api.operations["shelfGet"]
    assert (found.path, found.public, found.company) == ("{shelf}.json", True, False)
    assert api.place("shelfGet").file == "specs/openapi/shelves/data.yaml"


def test_a_folder_without_a_root_is_reported(folder: Path) -> None:
    (folder / "specs" / "openapi" / "shelves" / "openapi.yaml").unlink()
    api, (problem,) = read(folder)
    assert api is None
    assert problem.startswith("specs/openapi/shelves/openapi.yaml")
    assert "there is no such file" in problem


def test_an_operation_id_is_taken_once_over_all_documents(folder: Path) -> None:
    path = folder / "specs" / "openapi" / "shelves" / "data.yaml"
    path.write_text(SHELF.replace("operationId: shelfGet", "operationId: lampsGet"))
    api, problems = read(folder)
    assert api is None
    assert any("two operations" in problem for problem in problems)
