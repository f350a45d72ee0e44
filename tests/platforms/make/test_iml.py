"""Our evaluator of IML: what it takes for granted, and what it refuses to guess."""

from __future__ import annotations

from typing import Any

import pytest

from tests.platforms.make.iml import ImlError, render, transform
from tests.platforms.make.values import UNDEFINED

SCOPE: dict[str, Any] = {
    "parameters": {"amount": 3, "name": "bed", "none": None, "ids": [7, 8], "zero": 0},
    "body": {"queue": {"items": [{"id": 1}]}, "odd-key": "x"},
}


@pytest.mark.parametrize(
    ("template", "value"),
    [
        ("{{parameters.amount}}", 3),
        ("{{parameters.missing}}", UNDEFINED),
        ("{{parameters.missing.deeper}}", UNDEFINED),
        ("a {{parameters.amount}} b", "a 3 b"),
        ("a {{parameters.missing}} b", "a  b"),
        ("{{parameters.ids[2]}}", 8),
        ("{{body.`odd-key`}}", "x"),
        ("{{body.queue.items[1].id}}", 1),
        ("{{1 + 2 * 3}}", 7),
        ("{{1 + 1 = 2}}", True),
        ("{{1 < 2 & 2 < 3 | 3 < 2}}", True),
        ("{{'a' + parameters.amount}}", "a3"),
        ("{{if(parameters.zero, 'yes', 'no')}}", "no"),
        ("{{if(parameters.amount > 2, 'yes', missing())}}", "yes"),
        ("{{ifempty(parameters.none, 'else')}}", "else"),
        ("{{ifempty(parameters.zero, 'else')}}", 0),
        ("{{ifempty(emptyarray, 'else')}}", []),
        ("{{!emptystring}}", True),
        ("{{join(parameters.ids, ',')}}", "7,8"),
        ("{{omit(body.queue, 'items')}}", {}),
        ("{{'}}'}}", "}}"),
        ('{{"it\'s"}}', "it's"),
    ],
)
def test_an_expression_has_its_value(template: str, value: Any) -> None:
    assert render(template, SCOPE) == value


@pytest.mark.parametrize(
    "template",
    [
        "{{parameters.amount = '3'}}",
        "{{parameters.ids = 7}}",
        "{{parameters.none = 0}}",
        "{{parameters.name > 1}}",
        "{{if(parameters.ids, 1, 2)}}",
        "{{!parameters.ids}}",
        "{{parameters.amount & true}}",
        "{{length(parameters.none)}}",
        "{{parseNumber(parameters.amount)}}",
        "{{contains(parameters.ids, 7)}}",
        "{{parameters.ids[0]}}",
        "{{(1 + 2) * 3}}",
        "{{unknown(1)}}",
        "{{unknown}}",
        "{{parameters.}}",
        "{{1 2}}",
        "{{'open}}",
        "text {{body.queue}}",
    ],
)
def test_what_nobody_knows_is_refused(template: str) -> None:
    with pytest.raises(ImlError):
        render(template, SCOPE)


def test_undefined_leaves_a_key_out_and_null_does_not() -> None:
    template = {"a": "{{parameters.missing}}", "b": "{{parameters.none}}", "c": "{{ignore}}"}
    assert transform(template, SCOPE) == {"b": None}


def test_a_spread_puts_a_collection_into_an_object() -> None:
    assert transform({"{{...}}": "{{body.queue}}", "more": 1}, SCOPE) == {
        "items": [{"id": 1}],
        "more": 1,
    }
