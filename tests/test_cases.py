"""The cases: every implementation sends the same requests and understands the same answers.

The cases say what is right, from the reference on the API; this file only plays them, and checks
that they leave nothing out.
"""

from __future__ import annotations

import pytest

from connector.diagnostics import Diagnostics
from connector.model import Action, Connector, Picker, Trigger
from connector.spec.cases import Case, read_cases
from connector.spec.load import load
from connector.spec.locate import locate
from tests import conformance
from tests.case_player import check
from tests.implementations import Implementation
from tests.implementations.registry import IMPLEMENTATIONS, marks


def _cases() -> tuple[Case, ...]:
    diagnostics = Diagnostics()
    cases = read_cases(locate(), diagnostics)
    assert not diagnostics.items, "\n".join(map(str, diagnostics.items))
    return cases


def _connector() -> Connector:
    loaded = load(locate())
    assert loaded.connector is not None, "\n".join(map(str, loaded.diagnostics.items))
    return loaded.connector


CASES = _cases()
CONNECTOR = _connector()
PLAYS = [
    pytest.param(name, case, id=f"{case.at.file}: {case.name}-{name}", marks=marks(name))
    for name, coverage in IMPLEMENTATIONS.items()
    for case in CASES
    if case.kind in coverage.kinds
]


@pytest.mark.parametrize(("name", "case"), PLAYS)
def test_case(name: str, case: Case, request: pytest.FixtureRequest) -> None:
    implementation: Implementation = request.getfixturevalue(name)
    check(case.data, implementation, CONNECTOR)


def test_every_deviation_names_an_implementation() -> None:
    named = {entry["target"] for case in CASES for entry in case.data.get("deviations", ())}
    assert named <= set(IMPLEMENTATIONS)


def test_the_page_on_conformance_is_up_to_date() -> None:
    stale = f"docs/conformance.md is stale; run: {conformance.COMMAND}"
    assert conformance.PAGE.read_text(encoding="utf-8") == conformance.page(CASES), stale


@pytest.mark.parametrize("result", ["output", "error", "invalid"])
@pytest.mark.parametrize("action", CONNECTOR.actions, ids=lambda action: action.name)
def test_every_action_succeeds_fails_and_refuses_input(action: Action, result: str) -> None:
    assert any(result in case.data for case in _about(action.name, "action"))


@pytest.mark.parametrize("picker", CONNECTOR.pickers, ids=lambda picker: picker.name)
def test_every_picker_offers_something(picker: Picker) -> None:
    assert any(case.data.get("options") for case in _about(picker.name, "picker"))


@pytest.mark.parametrize("trigger", CONNECTOR.triggers, ids=lambda trigger: trigger.name)
def test_every_trigger_starts_a_flow(trigger: Trigger) -> None:
    if trigger.poll is None:
        assert any("accepted" in case.data for case in _about(trigger.name, "delivery"))
        return
    polls = [poll for case in _about(trigger.name, "trigger") for poll in case.data["polls"]]
    assert any(poll.get("events") for poll in polls)
    assert any("error" in poll for poll in polls)


@pytest.mark.parametrize(
    "owner", [*CONNECTOR.actions, *CONNECTOR.triggers], ids=lambda owner: owner.name
)
def test_every_input_is_used(owner: Action | Trigger) -> None:
    """In a case that goes through: a value that is only ever refused was never sent."""
    cases = _about(owner.name, "action", "trigger", "delivery")
    used = {name for case in cases if "invalid" not in case.data for name in _given(case)}
    assert {item.name for item in owner.inputs} <= used


def _about(name: str, *kinds: str) -> list[Case]:
    return [case for case in CASES if case.subject == name and case.kind in kinds]


def _given(case: Case) -> set[str]:
    """The inputs of a case that have a value."""
    return {k for k, v in case.data.get("inputs", {}).items() if v not in (None, "", [])}
