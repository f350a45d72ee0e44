"""Filters of triggers and lists: an event or record passes if each given input fits its value."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Any

from connector.model import Input
from connector.wire.operators import text_of
from connector.wire.paths import lookup

_NUMBER = re.compile(r"-?[0-9]+(\.[0-9]+)?(e[+-]?[0-9]+)?", re.IGNORECASE)
"""A number as a change shows it: one of JSON's, as text."""


def passes(inputs: Sequence[Input], values: Mapping[str, Any], event: Any) -> bool:
    """Whether an event or record fits every filter. Ids are compared as text: 42 equals "42"."""
    for item in inputs:
        if item.filter is None or item.name not in values:
            continue
        wanted = values[item.name] if item.many else [values[item.name]]
        found = lookup(event, item.filter)
        if found is None or not any(_fits(item, found, value) for value in wanted):
            return False
    return True


def _fits(item: Input, found: Any, wanted: Any) -> bool:
    """Whether the value is what is wanted. Names and parts of a text are found in capitals, too."""
    if item.match == "named":
        return text_of(wanted).lower() == text_of(found).lower()
    if item.match == "falls_below":
        return _crosses(found, wanted, low="to", high="from")
    if item.match == "reaches":
        return _crosses(found, wanted, low="from", high="to")
    if item.match == "contains":
        return text_of(wanted).lower() in text_of(found).lower()
    return text_of(wanted) == text_of(found)


def _crosses(change: Any, limit: Any, low: str, high: str) -> bool:
    """Whether a change puts the limit between its two numbers: `low` is below it, `high` is not."""
    below, above = _number_at(change, low), _number_at(change, high)
    return below is not None and above is not None and below < float(limit) <= above


def _number_at(change: Any, side: str) -> float | None:
    text = text_of(lookup(change, side))
    return float(text) if _NUMBER.fullmatch(text) else None
