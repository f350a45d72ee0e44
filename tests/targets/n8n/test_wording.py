"""Texts as n8n's linter wants them."""

from __future__ import annotations

import pytest

from connector.targets.n8n.wording import choice, happening, phrase, sentence, whether
from connector.targets.wording import singular, title_case


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Add item to queue", "Add Item to Queue"),
        ("Uploaded file id", "Uploaded File ID"),
        ("schedule for", "Schedule For"),
        ("Nothing extruded or clog", "Nothing Extruded or Clog"),
        ("Send G-code", "Send G-Code"),
        ("SimplyPrint panel", "SimplyPrint Panel"),
        ("api url", "API URL"),
        ("Turn motors on or off", "Turn Motors On or Off"),
        ("Spools on a printer", "Spools on a Printer"),
    ],
)
def test_title_case(text: str, expected: str) -> None:
    assert title_case(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Pauses a print.", "Pauses a print"),
        ("Pauses a print. Works once", "Pauses a print. Works once."),
        ("top or bottom", "Top or bottom"),
        ("A path, e.g. printers/Get", "A path, e.g. printers/Get"),
        ("", ""),
        ("Comma separated values", "Comma-separated values"),
    ],
)
def test_sentence(text: str, expected: str) -> None:
    assert sentence(text) == expected


def test_help_of_a_switch() -> None:
    assert whether("Print the next item.") == "Whether to print the next item"


def test_help_of_a_switch_that_is_no_order() -> None:
    assert whether("Off ends it") == "Whether this is on. Off ends it."
    assert whether("Whether it ends.") == "Whether it ends"


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        ("Send G-code to AI", "Send gcode to AI"),
        ("Get one-click data", "Get one click data"),
        ("Turn AutoPrint on", "Turn autoprint on"),
        ("AutoPrint settings", "Autoprint settings"),
    ],
)
def test_names_of_operations_take_no_hyphens_and_capitals(title: str, expected: str) -> None:
    assert phrase(title) == expected


def test_an_option_keeps_its_unit() -> None:
    assert choice("1.75 mm") == "1.75mm"
    assert choice("1 or more") == "1 or More"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Printers", "Printer"),
        ("Queue groups", "Queue group"),
        ("Status", "Status"),
        ("School classes", "School class"),
        ("Entries", "Entry"),
    ],
)
def test_singular(text: str, expected: str) -> None:
    assert singular(text) == expected


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        ("Print finished", "On print finished"),
        ("AI failure detected", "On AI failure detected"),
        ("AutoPrint cycle limit reached", "On AutoPrint cycle limit reached"),
        ("Test", "On test"),
    ],
)
def test_happening(title: str, expected: str) -> None:
    assert happening(title) == expected
