"""Deliberate faults in emitted packages, to show that the tests of a platform would find them."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from connector.diagnostics import Diagnostics
from connector.spec.cases import read_cases
from connector.spec.locate import locate


@dataclass(frozen=True, slots=True)
class Mutant:
    """A fault: what is wrong, and the one text in a file of the package that makes it so.

    `caught_by` is a shared case, "queue: nothing to change", or a check of the platform's own.
    """

    fault: str
    file: str
    old: str
    new: str
    caught_by: str


def seed(mutant: Mutant, package: Path) -> None:
    """Put the fault into an unpacked package."""
    path = package / mutant.file
    sound = path.read_text(encoding="utf-8")
    assert sound.count(mutant.old) == 1, f"{mutant.old!r} is not in {mutant.file} exactly once"
    path.write_text(sound.replace(mutant.old, mutant.new), encoding="utf-8")


def cases() -> dict[str, dict[str, Any]]:
    """The shared cases by "file: name"."""
    found = read_cases(locate(), Diagnostics())
    return {f"{Path(case.at.file).stem}: {case.name}": dict(case.data) for case in found}


def params(mutants: tuple[Mutant, ...]) -> list[Any]:
    """For parametrize, each under the name of its fault."""
    names = [mutant.fault for mutant in mutants]
    assert len(set(names)) == len(names) >= 20
    return [pytest.param(mutant, id=mutant.fault) for mutant in mutants]
