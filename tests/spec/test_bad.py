"""Broken specs and the exact text that a check of each prints.

`bad/<name>/` holds the files that differ from `fixture/`, and the expected text. After a wanted
change of wording run `REWRITE_BAD=1 pytest tests/spec/test_bad.py` and read the difference.
"""

from __future__ import annotations

import os
import shutil
from pathlib import Path

import pytest

from connector.spec.load import load
from connector.spec.locate import locate

HERE = Path(__file__).parent
NAMES = sorted(path.name for path in (HERE / "bad").iterdir())


def lay(name: str, folder: Path) -> Path:
    """The fixture with the files of one broken spec laid over it."""
    shutil.copytree(HERE / "fixture", folder, dirs_exist_ok=True)
    shutil.copytree(HERE / "bad" / name, folder, dirs_exist_ok=True)
    return folder


@pytest.mark.parametrize("name", NAMES)
def test_prints_what_is_wrong(name: str, tmp_path: Path) -> None:
    loaded = load(locate(lay(name, tmp_path)), thorough=True)
    printed = "".join(f"{item}\n" for item in loaded.diagnostics.items)
    expected = HERE / "bad" / name / "expected.txt"
    if os.environ.get("REWRITE_BAD"):
        expected.write_text(printed)
    assert printed == expected.read_text()
    assert (loaded.connector is None) == loaded.diagnostics.failed


def test_the_fixture_itself_is_clean() -> None:
    loaded = load(locate(HERE / "fixture"), thorough=True)
    assert loaded.diagnostics.items == ()
    assert loaded.connector is not None
