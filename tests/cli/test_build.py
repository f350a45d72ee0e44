"""Building: the same bytes anywhere, whole or not at all, and stale output is noticed."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from connector.cli.tree import write_tree
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
    assert names == ["simplyprint.openapi.json", "simplyprint.openapi.yaml"]


@pytest.mark.parametrize("damage", ["change", "remove", "add"])
def test_stale_output_is_noticed_and_left_alone(cli: Run, tmp_path: Path, damage: str) -> None:
    out = tmp_path / "dist"
    build = ("build", "--target", "openapi", "--out", out)
    cli(*build)
    assert cli(*build, "--check").code == 0
    document = out / "openapi" / "simplyprint.openapi.json"
    if damage == "change":
        document.write_text("{}")
    elif damage == "remove":
        document.unlink()
    else:
        (out / "openapi" / "notes.txt").write_text("mine")
    before = sorted(path.name for path in document.parent.iterdir())
    ran = cli(*build, "--check")
    assert ran.code == 1
    assert "connector build" in ran.err
    assert sorted(path.name for path in document.parent.iterdir()) == before


def test_a_build_replaces_what_was_there(tmp_path: Path) -> None:
    write_tree({"old.txt": b"old"}, tmp_path / "x")
    write_tree({"a/new.txt": b"new"}, tmp_path / "x")
    files = [path.relative_to(tmp_path).as_posix() for path in tmp_path.rglob("*.txt")]
    assert files == ["x/a/new.txt"]
    assert sorted(path.name for path in tmp_path.iterdir()) == ["x"]


def test_both_documents_say_the_same(cli: Run, tmp_path: Path) -> None:
    import yaml

    cli("build", "--target", "openapi", "--out", tmp_path)
    folder = tmp_path / "openapi"
    as_json = json.loads((folder / "simplyprint.openapi.json").read_text(encoding="utf-8"))
    as_yaml = yaml.safe_load((folder / "simplyprint.openapi.yaml").read_text(encoding="utf-8"))
    assert as_json == as_yaml
    assert as_json["openapi"].startswith("3.1")
    assert len(as_json["paths"]) >= 30
