"""Texts as n8n's linter wants them."""

from __future__ import annotations

import pytest

from connector.targets.n8n.wording import phrase, sentence, whether
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
    ],
)
def test_sentence(text: str, expected: str) -> None:
    assert sentence(text) == expected


def test_help_of_a_switch() -> None:
    assert whether("Print the next item.") == "Whether to print the next item"


def test_names_of_operations_take_no_hyphens() -> None:
    assert phrase("Send G-code to AI") == "Send gcode to AI"


@pytest.mark.parametrize(
    ("text", "expected"),
    [("Printers", "Printer"), ("Queue groups", "Queue group"), ("Status", "Status")],
)
def test_singular(text: str, expected: str) -> None:
    assert singular(text) == expected
