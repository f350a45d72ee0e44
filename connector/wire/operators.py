"""The mapping operators: from what a person entered to what the wire wants.

The set is closed. Each operator has a twin of the same name in core.ts, and both are held to the
same results by property tests.
"""

from __future__ import annotations

from typing import Any

from connector.model import Destination
from connector.wire.json_text import write_json

BLANK = " \t\r\n"
"""What `split` trims; spelled out because languages differ in what they call white space."""


class _Absent:
    def __repr__(self) -> str:
        return "ABSENT"


ABSENT: Any = _Absent()
"""The value of an input that is not sent."""


def text_of(value: Any) -> str:
    """A value as the text that stands for it in a query, a list or a table.

    Null is empty text, and whatever is not a scalar is its JSON.
    """
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return str(value) if isinstance(value, (str, int, float)) else write_json(value)


def apply(destination: Destination, value: Any) -> Any:
    """Run the operators of a destination in their order; ABSENT means "do not send"."""
    if destination.split is not None:
        value = split(value, destination.split)
    if destination.map is not None:
        value = _map(value, destination.map)
        if value is ABSENT:
            return ABSENT
    if destination.cast == "flag":
        value = 1 if value else 0
    elif destination.cast == "json_text":
        value = write_json(value)
    if destination.join is not None:
        value = _join(value, destination.join)
    elif destination.join_many is not None and isinstance(value, list):
        value = value[0] if len(value) == 1 else _join(value, destination.join_many)
    return value


def split(value: str, separator: str) -> list[str]:
    """The parts of a text, trimmed, without the empty ones."""
    parts = (part.strip(BLANK) for part in value.split(separator))
    return [part for part in parts if part]


def _map(value: Any, table: dict[str, Any]) -> Any:
    if isinstance(value, list):
        return [table[text_of(item)] for item in value if text_of(item) in table]
    return table.get(text_of(value), ABSENT)


def _join(value: Any, separator: str) -> str:
    items = value if isinstance(value, list) else [value]
    return separator.join(text_of(item) for item in items)
