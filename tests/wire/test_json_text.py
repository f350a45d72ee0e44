"""JSON text means the same in every language."""

from __future__ import annotations

import pytest

from connector.wire.json_text import read_json, write_json


@pytest.mark.parametrize("text", ["NaN", "[Infinity]", '{"a": -Infinity}', "{", "", "[" * 200_000])
def test_what_is_not_json_is_none(text: str) -> None:
    assert read_json(text) is None


def test_text_is_compact_and_whole_floats_are_integers() -> None:
    assert write_json({"a": [1.0, 2.5, {"b": "ü"}]}) == '{"a":[1,2.5,{"b":"ü"}]}'
