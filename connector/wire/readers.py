"""One reader for each kind of input: the value that is meant, or None if none can be."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

from connector.wire.json_text import LARGEST, plain, read_json
from connector.wire.messages import FileInput
from connector.wire.operators import BLANK, text_of
from connector.wire.timestamps import milliseconds

_INTEGER = re.compile(r"[+-]?\d{1,16}", re.ASCII)
_NUMBER = re.compile(r"[+-]?(\d+(\.\d*)?|\.\d+)([eE][+-]?\d{1,3})?", re.ASCII)

NAMES = {
    "text": ("text", "texts"),
    "integer": ("a whole number", "whole numbers"),
    "number": ("a number", "numbers"),
    "boolean": ("true or false", "true or false values"),
    "datetime": ("an ISO 8601 date or time", "ISO 8601 dates or times"),
    "json": ("a JSON object or array", "JSON objects or arrays"),
    "file": ("a file", "files"),
}
"""What one value, and what several values of a kind are called."""


def _read_text(value: Any) -> str | None:
    if isinstance(value, bool):
        return None
    number = _read_integer(value) if isinstance(value, (int, float)) else None
    if number is not None:
        return text_of(number)
    return value if isinstance(value, str) else None


def _read_integer(value: Any) -> int | None:
    if isinstance(value, bool):
        return None
    if isinstance(value, str) and _INTEGER.fullmatch(value.strip(BLANK)):
        value = int(value.strip(BLANK))
    if isinstance(value, float) and value.is_integer():
        value = int(value)
    return value if isinstance(value, int) and abs(value) <= LARGEST else None


def _read_number(value: Any) -> float | int | None:
    if isinstance(value, bool):
        return None
    if isinstance(value, str) and _NUMBER.fullmatch(value.strip(BLANK)):
        value = float(value.strip(BLANK))
    if isinstance(value, (int, float)) and abs(value) <= LARGEST:
        return plain(value)  # type: ignore[no-any-return]
    return None


def _read_boolean(value: Any) -> bool | None:
    return {"true": True, "1": True, "false": False, "0": False}.get(
        text_of(value).strip(BLANK).lower() if isinstance(value, (str, int, float)) else ""
    )


def _read_datetime(value: Any) -> str | None:
    return value if milliseconds(value, "iso") is not None else None


def _read_json(value: Any) -> Any:
    if isinstance(value, str):
        value = read_json(value)
    return value if isinstance(value, (dict, list)) else None


def _read_file(value: Any) -> FileInput | None:
    return value if isinstance(value, FileInput) else None


READERS: dict[str, Callable[[Any], Any]] = {
    "text": _read_text,
    "integer": _read_integer,
    "number": _read_number,
    "boolean": _read_boolean,
    "datetime": _read_datetime,
    "json": _read_json,
    "file": _read_file,
}
