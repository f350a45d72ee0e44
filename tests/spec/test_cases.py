from __future__ import annotations

from connector.diagnostics import Diagnostics
from connector.spec.cases import read_cases
from tests.spec.conftest import Spec


def test_reads_cases_in_order_with_kind_and_subject(spec: Spec) -> None:
    diagnostics = Diagnostics()
    cases = read_cases(spec.root, diagnostics)
    assert diagnostics.items == ()
    assert [(case.kind, case.subject) for case in cases] == [
        ("action", "account.test"),
        ("action", "lamps.list"),
        ("action", "lamps.switch"),
        ("action", "scenes.add"),
        ("action", "scenes.load"),
        ("action", "scenes.add_and_show"),
        ("trigger", "lamps.changed"),
        ("delivery", "lamp.on"),
    ]


def test_a_case_is_its_entry_with_a_name_and_a_place(spec: Spec) -> None:
    case = read_cases(spec.root, Diagnostics())[0]
    assert case.name == "tells the house"
    assert case.data["output"] == {"company": {"id": 7}}
    assert str(case.at) == "tests/cases/lamps.yaml:3:11"


def test_files_with_errors_are_reported_and_left_out(spec: Spec) -> None:
    spec.edit("tests/cases/lamps.yaml", "case: lists nothing", "case: 5")
    diagnostics = Diagnostics()
    assert read_cases(spec.root, diagnostics) == ()
    assert diagnostics.failed
