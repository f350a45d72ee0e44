"""Values as text."""

from __future__ import annotations

from typing import Any

import pytest

from connector.wire.operators import text_of


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (None, ""),
        (True, "true"),
        (7.0, "7"),
        (0.00001, "1e-05"),
        (1e22, "10000000000000000000000"),
        ({"a": [1.0]}, '{"a":[1]}'),
    ],
)
def test_text_never_shows_a_language(value: Any, text: str) -> None:
    assert text_of(value) == text
