"""What the page of triggers says of a poll."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from connector.docs.triggers import trigger_page
from connector.model import Connector, Input, Poll, Trigger
from connector.spec.load import load
from connector.spec.locate import locate
from tests.core.models import operation


@pytest.fixture(scope="module")
def connector() -> Connector:
    loaded = load(locate()).connector
    assert loaded is not None
    return loaded


def page(connector: Connector, *inputs: Input, **how: Any) -> str:
    """The page of one trigger that polls so."""
    poll = Poll(operation("lamps/Get"), ("data",), "id", field="state", **how)
    trigger = Trigger("a.b", "Lamp", "Sees.", "polling", "Lamp", poll=poll, inputs=inputs)
    return trigger_page(replace(connector, triggers=(trigger,)))


@pytest.mark.parametrize(
    ("how", "words"),
    [
        ({}, "differs from what was seen; "),
        ({"to": ("on", "1")}, "differs from what was seen and is now `on` or `1`; "),
        ({"not_to": ("", "0")}, "differs from what was seen, unless it is now null or `0`; "),
    ],
)
def test_a_change_says_which_values_count(
    connector: Connector, how: dict[str, Any], words: str
) -> None:
    assert f"whose `state` {words}" in page(connector, emit="changed", **how)


@pytest.mark.parametrize(
    ("match", "words"),
    [
        ("falls_below", "Starts when the number was this or more and is less now."),
        ("reaches", "Starts when the number was less than this and is not any more."),
        ("contains", "Found in any part of the text, in capitals or not."),
    ],
)
def test_a_filter_says_how_it_compares(connector: Connector, match: Any, words: str) -> None:
    item = Input("limit", "Limit", "number", filter="change", match=match)
    assert words in page(connector, item, emit="changed")
