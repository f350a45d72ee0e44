"""The backend's times: ISO 8601 text, unix seconds, and HTTP dates in headers."""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta
from typing import Any

from connector.model.trigger import CursorFormat
from connector.wire.json_text import LARGEST

_DATE = r"\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])"
_TIME = r"([01]\d|2[0-3]):[0-5]\d(:[0-5]\d(\.\d+)?)?(Z|[+-]([01]\d|2[0-3]):?[0-5]\d)?"
ISO = re.compile(rf"{_DATE}([T ]{_TIME})?", re.ASCII)
"""The forms of ISO 8601 that every platform reads alike."""

_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_HTTP = re.compile(r"[A-Z][a-z]{2}, (\d\d) ([A-Z][a-z]{2}) (\d{4}) (\d\d:\d\d:\d\d) GMT", re.ASCII)
_START = datetime(1970, 1, 1, tzinfo=UTC)


def milliseconds(value: Any, form: CursorFormat) -> int | None:
    """A time in milliseconds since 1970, or None if the value is no time of that form.

    ISO times without an offset are UTC.
    """
    if form == "epoch":
        is_number = isinstance(value, (int, float)) and not isinstance(value, bool)
        return int(value * 1000) if is_number and abs(value * 1000) <= LARGEST else None
    if not isinstance(value, str) or not ISO.fullmatch(value):
        return None
    try:
        moment = datetime.fromisoformat(value)
    except ValueError:
        return None
    moment = moment if moment.tzinfo else moment.replace(tzinfo=UTC)
    return (moment - _START) // timedelta(milliseconds=1)


def http_seconds(value: str | None) -> int:
    """The seconds since 1970 of an HTTP date header, or 0 without a readable one."""
    found = _HTTP.fullmatch(value or "")
    if found is None or found[2] not in _MONTHS:
        return 0
    month = _MONTHS.index(found[2]) + 1
    moment = milliseconds(f"{found[3]}-{month:02d}-{found[1]}T{found[4]}Z", "iso")
    return 0 if moment is None else moment // 1000
