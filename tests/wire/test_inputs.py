"""Reading inputs: what is refused, and how that is said."""

from __future__ import annotations

from typing import Any

import pytest

from connector.model import Destination, Input
from connector.wire.errors import InputError
from connector.wire.inputs import read_inputs

PRINTERS = Input(name="printers", label="Printers", kind="integer", many=True, required=True)


def refusal(item: Input, value: Any) -> str:
    with pytest.raises(InputError) as error:
        read_inputs([item], {item.name: value})
    return str(error.value)


@pytest.mark.parametrize("value", [",", " , ", [], "", None])
def test_a_list_of_nothing_is_not_given(value: Any) -> None:
    assert refusal(PRINTERS, value) == "printers: required; takes whole numbers"


@pytest.mark.parametrize("value", ["2023-02-30", "2023-13-01", "2023-01-01T10"])
def test_an_impossible_date_is_refused(value: str) -> None:
    item = Input(name="at", label="At", kind="datetime")
    assert refusal(item, value) == f'at: takes an ISO 8601 date or time, not "{value}"'


@pytest.mark.parametrize("kind", ["number", "text", "integer"])
@pytest.mark.parametrize("value", [2**53, 10**400, float("inf")], ids=["2^53", "huge", "inf"])
def test_numbers_that_a_platform_would_round_are_refused(kind: Any, value: Any) -> None:
    assert refusal(Input(name="n", label="N", kind=kind), value).startswith("n: takes ")


def test_a_whole_float_is_a_truth_value_too() -> None:
    assert read_inputs([Input(name="b", label="B", kind="boolean")], {"b": 1.0}) == {"b": True}


@pytest.mark.parametrize("value", ["printers/Get\n", "printers/Get\nX: y", "\u0663"])
def test_a_pattern_means_the_whole_text_and_ascii(value: str) -> None:
    item = Input(name="path", label="Path", kind="text", pattern=r"^[a-zA-Z/]+$|^\d$")
    assert "takes text that fits" in refusal(item, value)


def test_a_dollar_sign_in_a_class_or_escaped_is_itself() -> None:
    item = Input(name="price", label="Price", kind="text", pattern=r"^\$[$\]]\d$")
    assert read_inputs([item], {"price": "$$5"}) == {"price": "$$5"}


def test_half_a_character_counts_as_one_unit() -> None:
    item = Input(name="note", label="Note", kind="text", max_length=1)
    assert read_inputs([item], {"note": "\ud83d"}) == {"note": "\ud83d"}
    assert refusal(item, "😀") == "note: takes at most 1 characters"


def test_a_switch_that_sends_nothing_when_off_is_no_choice() -> None:
    key = Input(name="key", label="K", kind="text", destinations=(Destination("body", "key"),))
    when_on = Destination("body", "next", map={"true": True})
    switch = Input(name="next", label="N", kind="boolean", destinations=(when_on,))
    group = [("key", "next")]
    assert read_inputs([key, switch], {"key": "a", "next": False}, one_of=group)["key"] == "a"
    with pytest.raises(InputError, match="key, next: give exactly one of them"):
        read_inputs([key, switch], {"next": False}, one_of=group)
    with pytest.raises(InputError, match="key, next: give at least one of them"):
        read_inputs([key, switch], {"next": False}, any_of=group)
