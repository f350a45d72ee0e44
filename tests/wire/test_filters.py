"""Filters of triggers and lists."""

from __future__ import annotations

import pytest

from connector.model import Input
from connector.wire.filters import passes

FILE = Input(name="file", label="File", kind="text", filter="data.file", match="contains")


def test_a_missing_value_fits_no_filter() -> None:
    state = Input(name="to", label="To", kind="text", filter="change.to")
    assert not passes([state], {"to": "None"}, {"change": {}})


@pytest.mark.parametrize(
    ("wanted", "fits"),
    [
        ("benchy", True),
        ("BENCH", True),
        (".gcode", True),
        ("cube", False),
        ("benchy.gcode2", False),
    ],
)
def test_contains_finds_part_of_a_text_whatever_the_case(wanted: str, fits: bool) -> None:
    assert passes([FILE], {"file": wanted}, {"data": {"file": "Benchy.gcode"}}) is fits


def test_equals_takes_the_whole_text_as_it_is() -> None:
    state = Input(name="to", label="To", kind="text", filter="to")
    assert passes([state], {"to": "error"}, {"to": "error"})
    assert not passes([state], {"to": "err"}, {"to": "error"})
    assert not passes([state], {"to": "Error"}, {"to": "error"})


def test_a_name_is_the_whole_text_whatever_the_case() -> None:
    name = Input(name="name", label="Name", kind="text", filter="name", match="named")
    assert passes([name], {"name": "ÖL press"}, {"name": "Öl Press"})
    assert not passes([name], {"name": "press"}, {"name": "Öl Press"})
    assert not passes([name], {"name": "Öl Press 2"}, {"name": "Öl Press"})


def test_one_of_several_parts_is_enough() -> None:
    files = Input(name="f", label="F", kind="text", many=True, filter="f", match="contains")
    assert passes([files], {"f": ["cube", "bench"]}, {"f": "benchy.gcode"})
    assert not passes([files], {"f": ["cube", "vase"]}, {"f": "benchy.gcode"})


LOW = Input(name="low", label="Low", kind="number", filter="change", match="falls_below")
HIGH = Input(name="high", label="High", kind="number", filter="change", match="reaches")


@pytest.mark.parametrize(
    ("before", "after", "falls", "rises"),
    [
        ("21", "19", True, False),
        ("20", "19.5", True, False),
        ("21", "20", False, False),
        ("19", "20", False, True),
        ("19.5", "1e2", False, True),
        ("19", "18", False, False),
        ("20", "21", False, False),
        ("", "19", False, False),
        ("21", "", False, False),
        ("many", "few", False, False),
    ],
)
def test_a_change_crosses_a_number(before: str, after: str, falls: bool, rises: bool) -> None:
    event = {"change": {"from": before, "to": after}}
    assert passes([LOW], {"low": 20}, event) is falls
    assert passes([HIGH], {"high": 20}, event) is rises
