"""The bundled documents before a linter that shares nothing with openapi-spec-validator."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path
from typing import Any

import pytest

from connector.cli.toolchain import install
from connector.model import Connector
from connector.spec.load import load
from connector.spec.locate import locate

HERE = Path(__file__).parent
pytestmark = pytest.mark.node

ACCEPTED = {
    "operation-4xx-response": "failures come with any code, often 200, so `default` describes them",
    "no-ambiguous-paths": "the filament database has a brand's page beside the logos of brands",
}


@pytest.fixture(scope="module")
def connector() -> Connector:
    loaded = load(locate()).connector
    assert loaded is not None
    return loaded


def problems(folder: Path, *documents: dict[str, Any]) -> list[dict[str, str]]:
    paths = [folder / f"{index}.json" for index in range(len(documents))]
    for path, document in zip(paths, documents, strict=True):
        path.write_text(json.dumps(document), encoding="utf-8")
    command = ["node", str(HERE / "lint.mjs"), str(install(HERE / "toolchain")), *map(str, paths)]
    done = subprocess.run(command, capture_output=True, text=True, check=False, timeout=120)
    assert done.returncode == 0, done.stderr
    found: list[dict[str, str]] = json.loads(done.stdout)
    return found


def test_it_has_nothing_to_say_but_what_is_accepted(connector: Connector, tmp_path: Path) -> None:
    found = problems(tmp_path, connector.openapi, *connector.other_openapi.values())
    assert [one for one in found if one["severity"] == "error"] == []
    assert {one["rule"] for one in found} == set(ACCEPTED)


def test_it_sees_a_path_without_its_parameter(connector: Connector, tmp_path: Path) -> None:
    document = connector.openapi
    stray = {"/stray/{id}": {"get": {"responses": {"200": {"description": "Done."}}}}}
    found = problems(tmp_path, document | {"paths": document["paths"] | stray})
    assert "path-parameters-defined" in {p["rule"] for p in found if p["severity"] == "error"}
