"""JSON text, read and written alike in every language."""

from __future__ import annotations

import json
from typing import Any, Never

LARGEST = 2**53 - 1
"""The largest number up to which every platform holds whole numbers exactly."""


def read_json(text: str) -> Any:
    """The data of a JSON text, or None if it is none; NaN and Infinity are no JSON."""
    try:
        return json.loads(text, parse_constant=_refuse)
    except (ValueError, RecursionError):
        return None


def _refuse(name: str) -> Never:
    raise ValueError(name)


def write_json(value: Any) -> str:
    """JSON data as compact text."""
    return json.dumps(plain(value), separators=(",", ":"), ensure_ascii=False)


def plain(value: Any) -> Any:
    """JSON data in which whole floats are integers, as they are in JavaScript."""
    if isinstance(value, float) and value.is_integer():
        return int(value)
    if isinstance(value, dict):
        return {key: plain(item) for key, item in value.items()}
    if isinstance(value, list):
        return [plain(item) for item in value]
    return value
