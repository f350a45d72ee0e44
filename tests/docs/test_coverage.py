"""What the page of coverage counts and explains."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest

from connector.docs.coverage import LAST_QUIRK, addressed, operations, used_by
from connector.docs.evidence import Evidence, is_served, read_evidence
from connector.model import Connector, Operation
from connector.sandbox.endpoint import Endpoint
from connector.sandbox.routes import TABLES
from connector.spec.load import load
from connector.spec.locate import locate
from connector.targets.registry import targets
from connector.targets.supported import file_of

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


def test_the_sandbox_takes_every_verb(connector: Connector) -> None:
    untaken = {
        name: verb
        for name, (path, entry) in operations(connector).items()
        if entry["x-host"] != "filament_database"
        for verb in entry["x-methods"]
        if verb not in _endpoint(name, path, entry).methods
    }
    assert untaken == {}


def _endpoint(name: str, path: str, entry: dict[str, Any]) -> Endpoint:
    operation = addressed(name, path, entry)
    tables = [TABLES["files"]] if operation.host == "files" else [TABLES["api"], TABLES["panel"]]
    known = {key: endpoint for table in tables for key, endpoint in table.items()}
    return known[operation.path.removeprefix("panel/")]


def test_a_cassette_calls_what_its_action_is_said_to_call(connector: Connector) -> None:
    paths = {name: path for name, (path, _) in operations(connector).items()}
    uncalled = [
        (action.name, paths[name])
        for name, actions in used_by(connector).items()
        for action in actions
        if paths[name].split("{")[0] not in _cassette(action.name)
    ]
    assert uncalled == []


def _cassette(action: str) -> str:
    return (ROOT / "tests" / "cassettes" / f"{action}.yaml").read_text(encoding="utf-8")


@pytest.mark.parametrize("name", [name for name in targets() if name != "openapi"])
def test_a_platform_holds_the_paths_it_is_said_to_call(connector: Connector, name: str) -> None:
    emitted = targets()[name].emit(connector)
    tree = b"".join(emitted.tree.values())
    left_out = {one.at.file for one in emitted.diagnostics if one.code == "T101"}
    called = [
        operations(connector)[operation][0]
        for operation, actions in used_by(connector).items()
        if any(file_of(action) not in left_out for action in actions)
    ]
    assert [path for path in called if path.split("{")[0].encode() not in tree] == []


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
