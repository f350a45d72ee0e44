"""Numbers in lines of G-code, and the limits that are read before."""

from __future__ import annotations

from typing import Any

import pytest

from connector.wire.gcode import decimal, lines_of


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (0, "0"),
        (-0.0, "0"),
        (7.0, "7"),
        (-12.5, "-12.5"),
        (0.1 + 0.2, "0.3"),
        (0.0625, "0.063"),
        (1e-7, "0"),
        (-1e-7, "0"),
        (219.9996, "220"),
        (1e12, "1000000000000"),
    ],
)
def test_a_number_is_written_in_digits_to_a_thousandth(value: float, text: str) -> None:
    assert decimal(value) == text


@pytest.mark.parametrize(
    ("given", "lines"),
    [
        ({"x": 1, "y": -2.5, "speed": 900}, ["G91", "G1 X1 Y-2.5 F900", "G90"]),
        ({"y": 3}, ["G91", "G1 Y3", "G90"]),
        ({"speed": 900}, ["G91", "G90"]),
        ({}, ["G91", "G90"]),
    ],
)
def test_words_and_lines_go_that_nothing_was_given_for(
    given: dict[str, Any], lines: list[str]
) -> None:
    assert lines_of(["G91", "G1 X{x} Y{y} F{speed?}", "G90"], given) == lines


@pytest.mark.parametrize(("percent", "line"), [(0, "S0"), (50, "S128"), (0.1, "S0"), (100, "S255")])
def test_a_percentage_is_a_whole_number_of_the_whole(percent: float, line: str) -> None:
    assert lines_of(["M106 S{percent%255}"], {"percent": percent}) == [f"M106 {line}"]


def test_a_brace_of_no_input_stays_as_it_is_written() -> None:
    assert lines_of(["M117 {x"], {"x": 1}) == ["M117 {x"]
