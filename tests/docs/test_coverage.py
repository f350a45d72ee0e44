"""What the page of coverage counts and explains."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from connector.docs.coverage import LAST_QUIRK, addressed, operations, used_by
from connector.docs.evidence import Evidence, is_served, read_evidence
from connector.model import Connector, Operation
from connector.spec.load import load
from connector.spec.locate import locate

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="module")
def connector() -> Connector:
    loaded = load(locate()).connector
    assert loaded is not None
    return loaded


@pytest.fixture(scope="module")
def evidence(connector: Connector) -> Evidence:
    return read_evidence(ROOT, connector)


def test_an_endpoint_is_an_action_or_it_is_said_why_not(
    connector: Connector, evidence: Evidence
) -> None:
    used = used_by(connector)
    assert {name for name in operations(connector) if name not in used} == set(evidence.unused)


def test_the_sandbox_answers_every_operation(connector: Connector, evidence: Evidence) -> None:
    unserved = [
        name
        for name, (path, entry) in operations(connector).items()
        if not is_served(evidence, addressed(name, path, entry))
    ]
    assert unserved == []


def test_a_quirk_is_tested_or_it_is_said_why_not(evidence: Evidence) -> None:
    untested = {n for n in range(1, LAST_QUIRK + 1) if not evidence.quirks[n]}
    assert untested == set(evidence.left_out["untested_quirks"])
    assert max(evidence.quirks) == LAST_QUIRK


def test_quirks_are_counted_by_the_names_of_tests_and_cases(evidence: Evidence) -> None:
    """Two numbers in one name count for both."""
    cases = (ROOT / "tests" / "cases" / "queue.yaml").read_text(encoding="utf-8")
    assert re.search(r"(?m)^- case: .*quirks 18 and 62", cases)
    assert evidence.quirks[62] == 1


def test_every_action_has_a_cassette(connector: Connector, evidence: Evidence) -> None:
    assert {action.name for action in connector.actions} <= evidence.cassettes


@pytest.mark.parametrize(
    ("host", "path", "served"),
    [
        ("api", "queue/AddItem", True),
        ("api", "printers/actions/StartPrint", True),
        ("api", "printers/actions/Start", False),
        ("files", "files/Upload", True),
        ("panel", "panel/oauth2/authorize", True),
        ("filament_database", "api/v1/brands/{brand}/index.json", True),
        ("filament_database", "api/v1/shops/{shop}.json", False),
    ],
)
def test_the_sandbox_is_asked_what_it_serves(
    evidence: Evidence, host: str, path: str, served: bool
) -> None:
    operation = Operation("any", "GET", host, path)  # type: ignore[arg-type]
    assert is_served(evidence, operation) is served
