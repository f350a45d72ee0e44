"""Plain YAML scalars as values, by the core schema of YAML 1.2.

PyYAML follows YAML 1.1, where `no` is false, `010` is eight and `12:30` is a number, so the
meaning of a plain scalar is decided here. Imports nothing of the project.
"""

from __future__ import annotations

import math
import re
from typing import Any

LARGEST_INTEGER = 2**53 - 1
"""The largest integer that JSON readers in every language hold exactly."""

WORDS: dict[str, Any] = {
    **dict.fromkeys(("", "~", "null", "Null", "NULL"), None),
    **dict.fromkeys(("true", "True", "TRUE"), True),
    **dict.fromkeys(("false", "False", "FALSE"), False),
}
INTEGER = re.compile(r"[-+]?[0-9]+")
FLOAT = re.compile(r"[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?")
NOT_FINITE = re.compile(r"[-+]?\.(inf|Inf|INF)|\.(nan|NaN|NAN)")


class NotPortable(ValueError):
    """A number that not every JSON reader can hold."""


def plain_value(text: str) -> Any:
    """The value of a plain scalar; raises NotPortable for numbers that JSON cannot carry."""
    if text in WORDS:
        return WORDS[text]
    if INTEGER.fullmatch(text):
        return _integer(text)
    if FLOAT.fullmatch(text):
        number = float(text)
        if math.isfinite(number):
            return number
        raise NotPortable
    if NOT_FINITE.fullmatch(text):
        raise NotPortable
    return text


def _integer(text: str) -> int:
    digits = text.lstrip("+-").lstrip("0")
    if len(digits) > len(str(LARGEST_INTEGER)) or int(digits or "0") > LARGEST_INTEGER:
        raise NotPortable
    return int(text)
