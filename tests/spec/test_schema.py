from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from connector.diagnostics import Diagnostics
from connector.spec.schema import validate
from connector.spec.source import parse


def complaints(tmp_path: Path, text: str, **properties: Any) -> list[str]:
    """What a schema with these properties finds wrong with a text."""
    schema = {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": "thing.schema.json",
        "type": "object",
        "additionalProperties": False,
        "properties": properties,
    }
    (tmp_path / "thing.schema.json").write_text(json.dumps(schema))
    diagnostics = Diagnostics()
    document = parse(text.encode(), "a.yaml", diagnostics)
    assert document is not None
    fits = validate(document, "thing", tmp_path, diagnostics)
    assert fits == (not diagnostics.failed)
    return [str(item) for item in diagnostics.items]


def test_says_nothing_about_what_fits(tmp_path: Path) -> None:
    assert complaints(tmp_path, "{a: 1}", a={"type": "integer"}) == []


@pytest.mark.parametrize(
    ("text", "schema", "complaint"),
    [
        ("{b: 1}", {}, "a.yaml:1:2: S201: unknown key 'b'; takes a"),
        ("{a: 1}", {"type": "string"}, "S203: takes text, not a whole number; put it in quotes"),
        ("{a: x}", {"type": ["integer", "array"]}, "takes a whole number or a list, not text"),
        ("{a: }", {"type": "string"}, "a.yaml:1:5: S203: takes text, not nothing"),
        ("{a: raed}", {"enum": ["read", "write"]}, "'raed' is not a choice; did you mean 'read'?"),
        ("{a: 3}", {"enum": [1, 2]}, "3 is not a choice; it takes one of 1, 2"),
        ("{a: 3}", {"const": 1}, "3 is not a choice; it takes 1"),
        ("{a: X}", {"pattern": "^[a-z]$", "examples": ["x"]}, "right form; such as 'x'"),
        ("{a: [1, 2, 1]}", {"uniqueItems": True}, "a.yaml:1:12: S208: 1 is listed twice"),
        ("{a: []}", {"minItems": 1}, "S206: too few: at least 1"),
        ("{a: -1}", {"minimum": 0}, "S206: too small: at least 0"),
        ("{a: {X: 1}}", {"propertyNames": {"pattern": "^[a-z]$"}}, "1:6: S209: 'X' is no name"),
        ("{a: 1}", {"not": {}, "description": "it is obsolete"}, "does not belong here; it is"),
        ("{a: {}}", {"required": ["b"]}, "a.yaml:1:5: S202: missing key 'b'"),
        ("{a: {b: 1}}", {"dependentRequired": {"b": ["c"]}}, "missing key 'c'; it goes with 'b'"),
    ],
)
def test_puts_errors_into_words(
    tmp_path: Path, text: str, schema: dict[str, Any], complaint: str
) -> None:
    found = complaints(tmp_path, text, a=schema)
    assert len(found) == 1
    assert complaint in found[0]


def test_shows_an_example_of_a_missing_key(tmp_path: Path) -> None:
    inner = {"required": ["b"], "properties": {"b": {"examples": ["x"]}}}
    assert complaints(tmp_path, "{a: {}}", a=inner) == [
        "a.yaml:1:5: S202: missing key 'b'; such as b: 'x'"
    ]


def test_of_a_node_with_the_wrong_type_reports_only_that(tmp_path: Path) -> None:
    assert complaints(tmp_path, "{a: 5}", a={"type": "string", "enum": ["x"]}) == [
        "a.yaml:1:5: S203: takes text, not a whole number; put it in quotes"
    ]


def test_a_pattern_that_ends_does_not_let_a_line_break_through(tmp_path: Path) -> None:
    assert complaints(tmp_path, "a: |\n  x\n", a={"pattern": "^x$"}) != []


def test_shortens_what_it_repeats(tmp_path: Path) -> None:
    found = complaints(tmp_path, f"{{a: {'x' * 500}}}", a={"pattern": "^y$"})
    assert len(found[0]) < 120
