"""Reading inputs: check what was given, name what is wrong, and say what would be right.

Platforms hand over numbers as text and lists as comma separated text, so readings are lenient
where the meaning is plain and refuse everything else before any request is made.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Any

from connector.model import Input
from connector.wire.errors import InputError
from connector.wire.operators import ABSENT, apply, split, text_of
from connector.wire.readers import NAMES, READERS


def read_inputs(
    inputs: Sequence[Input],
    given: Mapping[str, Any],
    one_of: Sequence[Sequence[str]] = (),
    any_of: Sequence[Sequence[str]] = (),
) -> dict[str, Any]:
    """The values by input name, checked; inputs that were not given are left out.

    Null, empty text and empty lists (such as the text ",") count as not given. Raises InputError
    with every problem.
    """
    problems = [
        f"{name}: no such input; takes {', '.join(i.name for i in inputs) or 'none'}"
        for name in given
        if all(name != item.name for item in inputs)
    ]
    values: dict[str, Any] = {}
    for item in inputs:
        value = given.get(item.name)
        if _missing(item, value):
            value = item.default
        if _missing(item, value):
            if item.required:
                problems.append(f"{item.name}: required; takes {_takes(item)}")
            continue
        try:
            values[item.name] = _read(item, value)
        except ValueError as problem:
            problems.append(f"{item.name}: {problem}")
    sent = {item.name for item in inputs if item.name in values and _sends(item, values)}
    for group in one_of:
        if sum(name in sent for name in group) != 1:
            problems.append(f"{', '.join(group)}: give exactly one of them")
    for group in any_of:
        if not any(name in sent for name in group):
            problems.append(f"{', '.join(group)}: give at least one of them")
    if problems:
        raise InputError(problems)
    return values


def _missing(item: Input, value: Any) -> bool:
    return value in (None, "", []) or (item.many and not _entries(value))


def _sends(item: Input, values: Mapping[str, Any]) -> bool:
    """Whether an input reaches the request; a switch that is off may have nothing to send."""
    return not item.destinations or any(
        apply(destination, values[item.name]) is not ABSENT for destination in item.destinations
    )


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
        return split(value, ",")
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
    if item.max_length is not None and _length(value) > item.max_length:
        raise ValueError(f"takes at most {item.max_length} characters")
    if item.pattern is not None and not _fits(item.pattern, value):
        example = f"such as {item.placeholder}" if item.placeholder else f"that fits {item.pattern}"
        raise ValueError(f"takes {_takes(item)} {example}, not {_show(value)}")
    if not item.many and item.max_items is not None:
        _check_split(item, value)
    return value


def _length(value: str) -> int:
    """In UTF-16 code units, as browsers and the platforms' forms count."""
    return len(value.encode("utf-16-le", "surrogatepass")) // 2


def _fits(pattern: str, value: str) -> bool:
    """Whether JSON Schema finds the pattern: there `$` is the very end and `\\d` is ASCII."""
    parts = re.compile(r"\\.|\[(?:\\.|[^\]\\])*\]|\$", re.DOTALL)
    strict = parts.sub(lambda part: r"\Z" if part[0] == "$" else part[0], pattern)
    return re.search(strict, value, re.ASCII) is not None


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
