"""The values of IML: JSON, dates, bytes, and "undefined", which leaves a key out.

Where the result would hang on a coercion that no document settles, these functions raise.
"""

from __future__ import annotations

from datetime import datetime
from typing import Any

from tests.platforms.make.tokens import ImlError


class _Undefined:
    def __repr__(self) -> str:
        return "undefined"


UNDEFINED: Any = _Undefined()


def is_empty(value: Any) -> bool:
    """What `ifempty` takes for empty; an empty list is not."""
    return value is UNDEFINED or value is None or value == ""


def is_number(value: Any) -> bool:
    return isinstance(value, (int, float)) and not isinstance(value, bool)


def truth(value: Any) -> bool:
    if is_empty(value):
        return False
    if isinstance(value, bool) or is_number(value):
        return bool(value)
    if isinstance(value, (str, dict, datetime)):
        return True
    raise ImlError(f"whether {value!r} is true is not documented")


def text(value: Any) -> str:
    """A value inside other text."""
    if value is UNDEFINED or value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    if isinstance(value, (int, float, str)):
        return str(value)
    if isinstance(value, datetime):
        return iso(value)
    if isinstance(value, list):
        return ",".join(text(item) for item in value)
    raise ImlError(f"{type(value).__name__} has no text but a placeholder")


def iso(moment: datetime) -> str:
    return moment.strftime("%Y-%m-%dT%H:%M:%S.") + f"{moment.microsecond // 1000:03d}Z"


def same(left: Any, right: Any) -> bool:
    """Equality where strict and loose equality agree; raises elsewhere."""
    if is_empty(left) or is_empty(right):
        if is_empty(left) and is_empty(right):
            return True
        if truth(right if is_empty(left) else left):
            return False
        raise ImlError(f"whether {left!r} equals {right!r} depends on coercion")
    if _kind(left) != _kind(right) or isinstance(left, (list, dict)):
        raise ImlError(f"whether {left!r} equals {right!r} depends on coercion")
    return bool(left == right)


def _kind(value: Any) -> str:
    return "number" if is_number(value) else type(value).__name__
