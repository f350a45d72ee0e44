"""The player of the cases: what it must not let pass."""

from __future__ import annotations

from typing import Any

import pytest

from connector.model import Action, Connector
from tests.case_player import check
from tests.implementations import Exchange, PlatformRefusal
from tests.implementations.python import PythonWire
from tests.implementations.registry import IMPLEMENTATIONS, deviations

STEP: dict[str, Any] = {
    "request": {"method": "GET", "path": "account/Test"},
    "response": {"json": {"status": True, "count": 1}},
}
CASE: dict[str, Any] = {"action": "account.test", "exchanges": [STEP], "output": {"count": 1}}


def test_a_case_that_holds_passes(connector: Connector, python: PythonWire) -> None:
    check(CASE, python, connector)


@pytest.mark.parametrize(
    ("change", "problem"),
    [
        ({"exchanges": []}, "request 1 is not in the case"),
        ({"exchanges": [STEP, STEP]}, "1 of 2 requests were not made"),
        ({"output": {"count": True}}, r'-  "count": true'),
        ({"output": {"count": "1"}}, r'-  "count": "1"'),
        ({"output": {}}, r"[+] +\"count\": 1"),
        ({"deviations": [{"target": "python", "reason": "None at all."}]}, "does not deviate"),
    ],
    ids=["request too many", "request too few", "truth", "text", "more", "no deviation"],
)
def test_what_differs_fails(
    connector: Connector, python: PythonWire, change: dict[str, Any], problem: str
) -> None:
    with pytest.raises(AssertionError, match=problem):
        check(CASE | change, python, connector)


@pytest.mark.parametrize(
    "change",
    [
        {"method": "POST"},
        {"host": "files"},
        {"company": False},
        {"path": "account/test"},
        {"query": {"a": "1"}},
        {"body": {}},
        {"form": {"a": "1"}},
    ],
    ids=lambda change: next(iter(change)),
)
def test_every_part_of_a_request_counts(
    connector: Connector, python: PythonWire, change: dict[str, Any]
) -> None:
    step = {**STEP, "request": STEP["request"] | change}
    with pytest.raises(AssertionError, match="@@"):
        check(CASE | {"exchanges": [step]}, python, connector)


def test_a_deviation_that_is_one_passes(connector: Connector, python: PythonWire) -> None:
    deviation = {"deviations": [{"target": "python", "reason": "It counts."}], "output": {}}
    check(CASE | deviation, python, connector)


class Strict(PythonWire):
    """A platform that refuses whatever it is given."""

    def __init__(self, name: str) -> None:
        self.name = name

    def execute(self, action: Action, given: Any, part_size: int = 0) -> Exchange:
        raise PlatformRefusal(["No!"])


def test_a_platform_may_refuse_in_its_own_words_where_it_is_said_to(connector: Connector) -> None:
    refused = {"action": "printers.get", "invalid": ["printer: required; takes a whole number"]}
    check(refused, Strict("activepieces"), connector)
    with pytest.raises(AssertionError, match="no platform refuses here"):
        check(refused, Strict("python"), connector)
    with pytest.raises(AssertionError, match="1 of 1 requests were not made"):
        check(CASE, Strict("activepieces"), connector)


def test_rules_say_what_deviates_unless_the_case_says_it() -> None:
    rules = IMPLEMENTATIONS["activepieces"]
    case = {"invalid": ["a: no such input; takes none"]}
    assert deviations(case)["activepieces"] == rules.ignores_unknown
    assert deviations({"picker": "files", "page": 2})["activepieces"] == rules.reads_on
    assert "activepieces" not in deviations({"picker": "files", "search": "a"})
    assert "python" not in deviations(case)
    own = {"deviations": [{"target": "activepieces", "reason": "Just so."}]}
    assert deviations(case | own)["activepieces"] == "Just so."
