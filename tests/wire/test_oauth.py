"""Answers of the token endpoint."""

from __future__ import annotations

from typing import Any

import pytest

from connector.wire.errors import ApiError
from connector.wire.messages import Response
from connector.wire.oauth import read_tokens


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ('{"error": "invalid_grant", "error_description": "Code expired"}', "Code expired"),
        ('{"error": {"code": 1.0}}', '{"code":1}'),
        ('{"error": null}', "The answer holds no token"),
        ("<html>", "The answer holds no token"),
    ],
)
def test_a_refusal_gives_its_reason(text: str, message: str) -> None:
    with pytest.raises(ApiError) as error:
        read_tokens(Response(400, text=text))
    found: Any = error.value
    assert (found.message, found.kind, found.status) == (message, "unauthorized", 400)
