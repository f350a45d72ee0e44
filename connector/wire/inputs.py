"""Reading inputs: check what was given, name what is wrong, and say what would be right.

Platforms hand over numbers as text and lists as comma separated text, so readings are lenient
where the meaning is plain and refuse everything else before any request is made.
"""

from __future__ import annotations

import json
import math
import re
from collections.abc import Callable, Mapping, Sequence
from typing import Any

from connector.model import Input
from connector.wire.errors import InputError
from connector.wire.messages import FileInput
from connector.wire.operators import BLANK, apply, plain, text_of
from connector.wire.timestamps import ISO

LARGEST = 2**53 - 1
"""The largest integer that every platform can hold exactly."""

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


def read_inputs(
    inputs: Sequence[Input],
    given: Mapping[str, Any],
    one_of: Sequence[Sequence[str]] = (),
    any_of: Sequence[Sequence[str]] = (),
) -> dict[str, Any]:
    """The values by input name, checked; inputs that were not given are left out.

    Empty text, empty lists and null count as not given. Raises InputError with every problem.
    """
    problems = [
        f"{name}: no such input; takes {', '.join(i.name for i in inputs) or 'none'}"
        for name in given
        if all(name != item.name for item in inputs)
    ]
    values: dict[str, Any] = {}
    for item in inputs:
        value = given.get(item.name)
        if _missing(value):
            value = item.default
        if _missing(value):
            if item.required:
                problems.append(f"{item.name}: required; takes {_takes(item)}")
            continue
        try:
            values[item.name] = _read(item, value)
        except ValueError as problem:
            problems.append(f"{item.name}: {problem}")
    for group in one_of:
        if sum(name in values for name in group) != 1:
            problems.append(f"{', '.join(group)}: give exactly one of them")
    for group in any_of:
        if not any(name in values for name in group):
            problems.append(f"{', '.join(group)}: give at least one of them")
    if problems:
        raise InputError(problems)
    return values


def _missing(value: Any) -> bool:
    return value is None or value == "" or value == []


def _read(item: Input, value: Any) -> Any:
    if not item.many:
        return _check(item, _read_one(item, value))
    entries = _entries(value)
    if item.max_items is not None and len(entries) > item.max_items:
        raise ValueError(f"takes at most {item.max_items} values, not {len(entries)}")
    return [_check(item, _read_one(item, entry)) for entry in entries]


def _entries(value: Any) -> list[Any]:
    if isinstance(value, (list, tuple)):
        return list(value)
    if isinstance(value, str):
        return [part for part in (p.strip(BLANK) for p in value.split(",")) if part]
    return [value]


def _read_one(item: Input, value: Any) -> Any:
    result = READERS[item.kind](value)
    if result is None:
        raise ValueError(f"takes {_takes(item)}, not {_show(value)}")
    return result


def _check(item: Input, value: Any) -> Any:
    if item.options and all(value != option.value for option in item.options):
        raise ValueError(f"takes {_takes(item)}, not {_show(value)}")
    low, high = item.minimum, item.maximum
    if (low is not None and value < low) or (high is not None and value > high):
        raise ValueError(f"takes {_takes(item)}, not {_show(value)}")
    if item.max_length is not None and len(value.encode("utf-16-le")) // 2 > item.max_length:
        raise ValueError(f"takes at most {item.max_length} characters")
    if item.pattern is not None and not re.search(item.pattern, value):
        example = f"such as {item.placeholder}" if item.placeholder else f"that fits {item.pattern}"
        raise ValueError(f"takes {_takes(item)} {example}, not {_show(value)}")
    if not item.many and item.max_items is not None:
        _check_split(item, value)
    return value


def _check_split(item: Input, value: str) -> None:
    """Text that is split on the way: its parts are what the bound counts."""
    for destination in item.destinations:
        if destination.split is None:
            continue
        count = len(apply(destination, value))
        if count == 0 or (item.max_items is not None and count > item.max_items):
            raise ValueError(f"takes 1 to {item.max_items} lines, not {count}")


def _takes(item: Input) -> str:
    if item.options:
        return "one of " + ", ".join(text_of(option.value) for option in item.options)
    words = NAMES[item.kind][1 if item.many else 0]
    low = None if item.minimum is None else text_of(item.minimum)
    high = None if item.maximum is None else text_of(item.maximum)
    if low is not None and high is not None:
        return f"{words} from {low} to {high}"
    if low is not None:
        return f"{words} of at least {low}"
    return f"{words} of at most {high}" if high is not None else words


def _show(value: Any) -> str:
    """A value in a message; only short scalars are repeated, since inputs may be anything."""
    if isinstance(value, (bool, int, float)):
        return text_of(value)
    if isinstance(value, str):
        return f'"{value}"' if len(value) <= 40 else "a longer text"
    return "a list" if isinstance(value, (list, tuple)) else "an object"


def _read_text(value: Any) -> str | None:
    if isinstance(value, bool):
        return None
    if isinstance(value, int) or (isinstance(value, float) and value.is_integer()):
        return text_of(value)
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
    if isinstance(value, (int, float)) and math.isfinite(value):
        return plain(value)  # type: ignore[no-any-return]
    return None


def _read_boolean(value: Any) -> bool | None:
    return {"true": True, "1": True, "false": False, "0": False}.get(
        text_of(value).strip(BLANK).lower() if isinstance(value, (str, bool, int)) else ""
    )


def _read_datetime(value: Any) -> str | None:
    return value if isinstance(value, str) and ISO.fullmatch(value) else None


def _read_json(value: Any) -> Any:
    if isinstance(value, str):
        try:
            value = json.loads(value)
        except ValueError:
            return None
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
