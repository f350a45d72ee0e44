"""The gcode strategy: numbers filled into lines of G-code.

Inputs are numbers only, as the compiler of the spec makes sure, so that nothing but a number ever
gets into a line.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterable, Mapping
from typing import Any

_WORD = re.compile(r"([A-Z])\{([a-z0-9_]+)(?:%(\d+))?(\?)?\}")
DECIMALS = 1000
"""Numbers are written to a thousandth, which is a micrometre where it stands for millimetres."""


def lines_of(templates: Iterable[str], values: Mapping[str, Any]) -> list[str]:
    """The lines for what was given: without words, and without lines, that nothing was given for.

    `F{speed?}` is such a word but keeps no line; a line without any inputs stays.
    """
    found = (_line(template, values) for template in templates)
    return [line for line in found if line is not None]


def _line(template: str, values: Mapping[str, Any]) -> str | None:
    words: list[str] = []
    asks = gives = False
    for word in template.split(" "):
        slot = _WORD.fullmatch(word)
        if slot is None:
            words.append(word)
            continue
        letter, name, whole, aside = slot.groups()
        asks = True
        if name in values:
            gives = gives or not aside
            words.append(letter + _number(values[name], whole))
    return " ".join(words) if gives or not asks else None


def _number(value: float, whole: str | None) -> str:
    if whole is None:
        return decimal(value)
    return str(math.floor(float(value) * int(whole) / 100 + 0.5))


def decimal(value: float) -> str:
    """A number in digits, at most three of them behind the point, and never with an exponent."""
    thousandths = math.floor(abs(float(value)) * DECIMALS + 0.5)
    digits = str(thousandths // DECIMALS)
    rest = str(thousandths % DECIMALS).rjust(3, "0").rstrip("0")
    sign = "-" if value < 0 and thousandths > 0 else ""
    return f"{sign}{digits}.{rest}" if rest else f"{sign}{digits}"
