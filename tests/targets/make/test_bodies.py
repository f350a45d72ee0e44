"""Bodies without the objects that came out empty."""

from __future__ import annotations

from typing import Any

import pytest

from connector.targets.make.bodies import ANY, assembled
from tests.platforms.make.communication import Call
from tests.platforms.make.log import Log
from tests.platforms.make.wire import Answer, Sent

BODY = {"a": "{{parameters.a}}", "in": {"b": "{{parameters.b}}", "deep": {"c": "{{parameters.c}}"}}}
REQUEST: dict[str, Any] = {"url": "https://example.com", "method": "POST", "body": BODY}


def sent(sure: set[str], **given: Any) -> bytes | None:
    """The body that arrives, of the values that are given."""
    arrived: list[bytes | None] = []

    def network(request: Sent) -> Answer:
        arrived.append(request.body)
        return Answer(200, {"content-type": "application/json"}, b"{}")

    Call(network, Log(), {"parameters": given}).run(assembled(REQUEST, sure))
    (body,) = arrived
    return body


@pytest.mark.parametrize(
    ("given", "body"),
    [
        ({}, None),
        ({"a": 1}, b'{"a": 1}'),
        ({"b": 2}, b'{"in": {"b": 2}}'),
        ({"c": 3}, b'{"in": {"deep": {"c": 3}}}'),
        ({"a": 1, "b": 2, "c": 3}, b'{"a": 1, "in": {"b": 2, "deep": {"c": 3}}}'),
    ],
)
def test_an_object_without_a_value_is_left_out(given: dict[str, Any], body: bytes | None) -> None:
    assert sent(set(), **given) == body


def test_what_has_a_value_anyway_is_written_where_it_stands() -> None:
    assert len(assembled(REQUEST, {"in.deep.c"})) == 1
    assert len(assembled(REQUEST, {"in.b"})) == 2
    assert sent({ANY}) == b"{}"
