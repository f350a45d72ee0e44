"""Where a fault is put."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.platforms.mutants import Mutant, seed

CODE = "on: 'a', by: 'id'\non: 'b', by: 'id'\non: 'c', by: 'id'\n"


def seeded(folder: Path, old: str, after: str = "") -> str:
    file = folder / "code.js"
    file.write_text(CODE)
    seed(Mutant("fault", "code.js", old, "by: 'no'", "case", after), folder)
    return file.read_text()


def test_after_another_text_the_first_is_meant(tmp_path: Path) -> None:
    found = seeded(tmp_path, "by: 'id'", after="on: 'b'")
    assert found == "on: 'a', by: 'id'\non: 'b', by: 'no'\non: 'c', by: 'id'\n"


@pytest.mark.parametrize(
    ("old", "after"),
    [("by: 'id'", ""), ("by: 'id'", "on: 'd'"), ("by: 'id'", "by: "), ("on: 'a'", "on: 'b'")],
    ids=["many", "no such anchor", "many anchors", "before the anchor only"],
)
def test_a_fault_in_no_one_place_is_refused(tmp_path: Path, old: str, after: str) -> None:
    with pytest.raises(AssertionError):
        seeded(tmp_path, old, after)
