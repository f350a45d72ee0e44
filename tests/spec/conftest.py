"""A small sound spec that a test may change before it is loaded."""

from __future__ import annotations

import shutil
from dataclasses import dataclass
from pathlib import Path

import pytest

from connector.model import Action, Connector, Trigger
from connector.spec.load import load
from connector.spec.locate import SpecRoot

FIXTURE = Path(__file__).parent / "fixture"


@dataclass(frozen=True, slots=True)
class Spec:
    """A copy of the fixture."""

    root: SpecRoot

    def edit(self, file: str, old: str, new: str) -> None:
        path = self.root.folder / file
        text = path.read_text()
        assert text.count(old) == 1, f"{old!r} is not once in {file}"
        path.write_text(text.replace(old, new))

    def load(self) -> Connector:
        loaded = load(self.root)
        assert [str(item) for item in loaded.diagnostics.items] == []
        assert loaded.connector is not None
        return loaded.connector

    def action(self, name: str) -> Action:
        action = self.load().action(name)
        assert action is not None
        return action

    def trigger(self, name: str) -> Trigger:
        trigger = self.load().trigger(name)
        assert trigger is not None
        return trigger

    def codes(self) -> list[str]:
        return [item.code for item in load(self.root).diagnostics.items]


@pytest.fixture
def spec(tmp_path: Path) -> Spec:
    shutil.copytree(FIXTURE, tmp_path, dirs_exist_ok=True)
    return Spec(SpecRoot(tmp_path))
