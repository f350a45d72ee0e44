"""What docs/naming.md asks of names and no lint can see, because it is about all of them."""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path

import pytest

from connector.model import Connector
from connector.spec.lint import LINTS

PAGE = (Path(__file__).parents[2] / "docs" / "naming.md").read_text(encoding="utf-8")
SINGLE = {"account", "api", "autoprint", "filament", "filament_database", "partner", "queue"}
SINGLE |= {"queue_approval"}
"""Resources of which there is one, so that their names have no plural."""


def test_resources_are_plural_unless_there_is_but_one(connector: Connector) -> None:
    resources = {action.resource for action in connector.actions}
    assert {name for name in resources if not name.endswith("s")} == SINGLE


def test_titles_of_actions_are_unique(connector: Connector) -> None:
    counts = Counter(action.title for action in connector.actions)
    assert [title for title, count in counts.items() if count > 1] == []


@pytest.mark.parametrize(
    ("operation", "effects"), [("list", {"read"}), ("get", {"read"}), ("create", {"write"})]
)
def test_a_usual_operation_has_its_usual_effect(
    connector: Connector, operation: str, effects: set[str]
) -> None:
    named = [one for one in connector.actions if one.name.endswith(f".{operation}")]
    physical = [one.name for one in named if one.effect == "physical"]
    assert {one.effect for one in named if one.name not in physical} == effects
    assert physical == (["jobs.create"] if operation == "create" else [])


def test_the_page_names_lints_that_there_are() -> None:
    named = set(re.findall(r"L4\d\d", PAGE))
    assert named <= {lint.CODE for lint in LINTS}
    assert "L425" in named
