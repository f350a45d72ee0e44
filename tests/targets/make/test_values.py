"""The operators as IML mean what they mean on the wire, in our evaluator of IML."""

from __future__ import annotations

from typing import Any

import pytest

from connector.model import Destination, Input, Option
from connector.targets.make.iml import template
from connector.targets.make.values import is_sent, value_of
from connector.wire.operators import ABSENT, apply
from tests.platforms.make.iml import render
from tests.platforms.make.values import UNDEFINED, truth

KINDS: dict[str, dict[str, Any]] = {
    "text": {"kind": "text"},
    "integer": {"kind": "integer"},
    "boolean": {"kind": "boolean"},
    "json": {"kind": "json"},
    "list": {"kind": "integer", "many": True},
    "required list": {"kind": "integer", "many": True, "required": True},
    "required text": {"kind": "text", "required": True},
    "choice": {"kind": "text", "options": (Option("on", "On"), Option("off", "Off"))},
    "chosen number": {"kind": "integer", "picker": "printers"},
    "chosen numbers": {"kind": "integer", "picker": "printers", "many": True},
}


def rendered(item: Input, destination: Destination, value: Any) -> Any:
    values = {} if value is None else {item.name: value}
    return render(template(value_of(item, destination)), {"parameters": values})


def destination(**operators: Any) -> Destination:
    return Destination("body", "key", **operators)


@pytest.mark.parametrize(
    ("kind", "operators", "values"),
    [
        ("text", {}, ["a", "it's", "{{x}}"]),
        ("integer", {}, [0, 3]),
        ("boolean", {}, [True, False]),
        ("list", {}, [[1], [1, 2]]),
        ("required list", {"join": ","}, [[1], [1, 2]]),
        ("list", {"join": "; "}, [[1], [1, 2]]),
        ("list", {"join_many": ","}, [[1], [1, 2]]),
        ("required list", {"join_many": ","}, [[1], [1, 2]]),
        ("text", {"split": "\n"}, ["a", " a \r\n\n b\n", "a\n \n\tb c"]),
        ("required text", {"split": "\n"}, ["a\nb"]),
        ("text", {"map": {"yes": 1, "no": "it's"}}, ["yes", "no", "maybe"]),
        ("integer", {"map": {"1": "one", "2": None}}, [1, 2, 3]),
        ("boolean", {"map": {"true": 1}}, [True, False]),
        ("boolean", {"map": {"false": 0}}, [True, False]),
        ("boolean", {"map": {"true": "on", "false": "off"}}, [True, False]),
        ("boolean", {"cast": "flag"}, [True, False]),
        ("choice", {"split": ",", "map": {"on": "M17", "off": "M18"}}, ["on", "off"]),
        ("chosen number", {}, [0, 3]),
        ("chosen number", {"map": {"1": "one"}}, [1, 2]),
        ("chosen numbers", {}, [[3], [3, 4]]),
        ("chosen numbers", {"join_many": ","}, [[3], [3, 4]]),
    ],
)
def test_an_operator_sends_what_it_sends_elsewhere(
    kind: str, operators: dict[str, Any], values: list[Any]
) -> None:
    item, where = Input("given", "Given", **KINDS[kind]), destination(**operators)
    for value in values:
        wanted = apply(where, value)
        assert rendered(item, where, value) == (UNDEFINED if wanted is ABSENT else wanted)


@pytest.mark.parametrize(
    ("kind", "operators", "value", "sent"),
    [
        ("chosen number", {}, "42", 42),
        ("chosen numbers", {}, ["42", 43], [42, 43]),
        ("chosen numbers", {"join_many": ","}, ["42"], 42),
        ("chosen numbers", {"join_many": ","}, ["42", 43], "42,43"),
    ],
)
def test_text_that_was_mapped_into_a_choice_of_numbers_is_sent_as_one(
    kind: str, operators: dict[str, Any], value: Any, sent: Any
) -> None:
    item = Input("given", "Given", **KINDS[kind])
    assert rendered(item, destination(**operators), value) == sent


@pytest.mark.parametrize(
    ("kind", "operators"),
    [
        ("choice", {"split": ",", "map": {"on": "M17"}}),
        ("chosen number", {}),
        ("chosen numbers", {}),
        ("chosen numbers", {"join_many": ","}),
        ("text", {}),
        ("list", {}),
        ("list", {"join": ","}),
        ("list", {"join_many": ","}),
        ("text", {"split": "\n"}),
        ("text", {"map": {"a": 1}}),
        ("boolean", {"map": {"true": 1, "false": 0}}),
        ("boolean", {"cast": "flag"}),
        ("json", {}),
        ("json", {"cast": "json_text"}),
    ],
)
def test_what_was_not_given_is_not_sent(kind: str, operators: dict[str, Any]) -> None:
    item = Input("given", "Given", **KINDS[kind])
    assert rendered(item, destination(**operators), None) is UNDEFINED
    if item.many:
        assert rendered(item, destination(**operators), []) is UNDEFINED


def test_json_is_parsed_for_a_body_and_stays_text_elsewhere() -> None:
    item = Input("given", "Given", "json")
    assert rendered(item, destination(), '{"a": [1]}') == {"a": [1]}
    assert rendered(item, Destination("query", "key"), '{"a": [1]}') == '{"a": [1]}'
    assert rendered(item, destination(cast="json_text"), '{"a": 1}') == '{"a": 1}'


@pytest.mark.parametrize(
    ("kind", "value", "sent"),
    [
        ("text", None, False),
        ("text", "a", True),
        ("integer", 0, True),
        ("boolean", False, True),
        ("list", [], False),
        ("list", [1], True),
    ],
)
def test_whether_an_input_counts_in_a_group(kind: str, value: Any, sent: bool) -> None:
    item = Input("given", "Given", destinations=(destination(),), **KINDS[kind])
    values = {} if value is None else {"given": value}
    assert truth(render(template(is_sent(item)), {"parameters": values})) is sent


def test_a_switch_that_sends_nothing_when_off_does_not_count() -> None:
    item = Input("given", "Given", "boolean", destinations=(destination(map={"true": 1}),))
    for value, sent in ((True, True), (False, False)):
        scope = {"parameters": {"given": value}}
        assert truth(render(template(is_sent(item)), scope)) is sent
