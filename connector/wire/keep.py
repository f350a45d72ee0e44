"""Editing what the backend only overwrites: what was not given is read and sent again.

The record is read before anything is written. Source: quirk 46, read, merge, write.
"""

from __future__ import annotations

from collections.abc import Generator, Mapping
from datetime import UTC, datetime, timedelta
from typing import Any

from connector.model import Action, Keep
from connector.wire.errors import ApiError
from connector.wire.messages import Request, Response
from connector.wire.paths import lookup
from connector.wire.readers import READERS
from connector.wire.reading import read_record

_DAY = 86_400
_START = datetime(1970, 1, 1, tzinfo=UTC)
_LAST = 2_900_000
"""Days since 1970 that every platform's calendar has."""


def kept_values(
    action: Action, keep: Keep, values: Mapping[str, Any]
) -> Generator[Request, Response, dict[str, Any]]:
    """The values with those that were not given as they are now.

    Raises ApiError "refused" if one that the call needs is neither given nor in the record.
    """
    record = yield from read_record(keep, values)
    merged = dict(values)
    missing: list[str] = []
    for kept in keep.each:
        if kept.input in values:
            continue
        value = lookup(record, kept.at)
        item = action.input(kept.input)
        assert item is not None
        value = READERS[item.kind](day_of(value) if kept.day else value)
        if value is not None and value != "":
            merged[kept.input] = value
        elif kept.needed:
            missing.append(f"{kept.input}: is not in what was read, and would be lost; give it")
    if missing:
        raise ApiError("refused", "; ".join(missing))
    return merged


def day_of(seconds: Any) -> str | None:
    """The day, as YYYY-MM-DD, whose midnight is nearest, or None for no time.

    The backend shows a day as the seconds of its midnight where the account is.
    """
    if isinstance(seconds, bool) or not isinstance(seconds, (int, float)):
        return None
    days = (seconds + _DAY // 2) // _DAY
    if seconds <= 0 or days > _LAST:
        return None
    return (_START + timedelta(days=days)).date().isoformat()
