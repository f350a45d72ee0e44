"""Filters of triggers: an event passes if each given input equals the value at its path."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from connector.model import Input
from connector.wire.operators import text_of
from connector.wire.paths import lookup


def passes(inputs: Sequence[Input], values: Mapping[str, Any], event: Any) -> bool:
    """Whether the event fits every filter. Ids are compared as text: 42 equals "42"."""
    for item in inputs:
        if item.filter is None or item.name not in values:
            continue
        wanted = values[item.name] if item.many else [values[item.name]]
        found = lookup(event, item.filter)
        if found is None or text_of(found) not in {text_of(value) for value in wanted}:
            return False
    return True
