"""Building: the same bytes anywhere, whole or not at all, and stale output is noticed."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
import yaml

from connector.cli.tree import write_tree
from connector.model import Connector
from connector.targets import openapi
from tests.cli.conftest import Run

ROOT = Path(__file__).resolve().parents[2]


def built(folder: Path, seed: str, zone: str) -> str:
    """What `build.py` prints when run in a folder under a hash seed and a time zone."""
    environ = {**os.environ, "PYTHONHASHSEED": seed, "TZ": zone, "LC_ALL": "C"}
    environ["PYTHONPATH"] = str(ROOT)
    command = [sys.executable, str(ROOT / "build.py")]
    ran = subprocess.run(command, cwd=folder, env=environ, check=True, capture_output=True)
    return ran.stdout.decode()


def test_the_same_spec_gives_the_same_trees_anywhere(tmp_path: Path) -> None:
    (tmp_path / "a").mkdir()
    (tmp_path / "b" / "deeper").mkdir(parents=True)
    first = built(tmp_path / "a", "1", "UTC")
    second = built(tmp_path / "b" / "deeper", "2", "Asia/Kathmandu")
    assert first == second
    assert "openapi" in first


def test_one_target_alone(cli: Run, tmp_path: Path) -> None:
    assert cli("build", "--target", "openapi", "--out", tmp_path / "dist").code == 0
    assert sorted(path.name for path in (tmp_path / "dist").iterdir()) == ["openapi"]
    names = sorted(path.name for path in (tmp_path / "dist" / "openapi").iterdir())
    documents = ("filament_database", "simplyprint")
    assert names == [f"{name}.openapi.{end}" for name in documents for end in ("json", "yaml")]


@pytest.mark.parametrize("damage", ["none", "change", "remove", "add"])
def test_stale_output_is_noticed_and_left_alone(
    cli: Run, connector: Connector, tmp_path: Path, damage: str
) -> None:
    write_tree(openapi.emit(connector).tree, tmp_path / "openapi")
    document = tmp_path / "openapi" / "simplyprint.openapi.json"
    if damage == "change":
        document.write_text("{}")
    elif damage == "remove":
        document.unlink()
    elif damage == "add":
        (tmp_path / "openapi" / "notes.txt").write_text("mine")
    before = sorted(path.name for path in document.parent.iterdir())
    ran = cli("build", "--target", "openapi", "--out", tmp_path, "--check")
    assert ran.code == (0 if damage == "none" else 1)
    assert ("connector build" in ran.err) is (damage != "none")
    assert sorted(path.name for path in document.parent.iterdir()) == before


def test_a_build_replaces_what_was_there(tmp_path: Path) -> None:
    write_tree({"old.txt": b"old"}, tmp_path / "x")
    write_tree({"a/new.txt": b"new"}, tmp_path / "x")
    files = [path.relative_to(tmp_path).as_posix() for path in tmp_path.rglob("*.txt")]
    assert files == ["x/a/new.txt"]
    assert sorted(path.name for path in tmp_path.iterdir()) == ["x"]


def test_both_documents_say_the_same(connector: Connector) -> None:
    tree = openapi.emit(connector).tree
    as_json = json.loads(tree["simplyprint.openapi.json"])
    as_yaml = yaml.safe_load(tree["simplyprint.openapi.yaml"])
    assert as_json == as_yaml
    assert as_json["openapi"].startswith("3.1")
    assert len(as_json["paths"]) >= 30
