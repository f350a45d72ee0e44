"""`docs/sandbox.md` names everything there is to switch and to control."""

from __future__ import annotations

import re
from dataclasses import fields
from pathlib import Path

from connector.sandbox.control import ACTIONS
from connector.sandbox.faults import KINDS
from connector.sandbox.routes import TABLES
from connector.sandbox.settings import Settings

PAGE = (Path(__file__).parents[2] / "docs" / "sandbox.md").read_text(encoding="utf-8")


def names_of(section: str) -> set[str]:
    """Everything set in code type within one section of the page."""
    text = PAGE.split(f"## {section}\n", 1)[1].split("\n## ", 1)[0]
    return set(re.findall(r"`([^`]+)`", text))


def test_every_switch_is_documented() -> None:
    assert {field.name for field in fields(Settings)} <= names_of("Switches")


def test_every_fault_is_documented() -> None:
    assert set(KINDS) <= names_of("Control surface")


def test_every_control_is_documented() -> None:
    shown = " ".join(names_of("Control surface"))
    assert [path for _, path in ACTIONS if path not in shown] == []


def test_every_endpoint_is_documented() -> None:
    shown: set[str] = set()
    for name in names_of("Endpoints"):
        folder, _, inner = name.partition("{")
        shown |= {folder + part for part in inner.rstrip("}").split(",")} if inner else {name}
    assert {path for table in TABLES.values() for path in table} <= shown | {"oauth2/authorize"}
