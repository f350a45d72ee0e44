"""The backend's times: ISO 8601 text, unix seconds, and HTTP dates in headers."""

from __future__ import annotations

import re
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from typing import Any

from connector.model.trigger import CursorFormat

_DATE = r"\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])"
_TIME = r"([01]\d|2[0-3]):[0-5]\d(:[0-5]\d(\.\d+)?)?(Z|[+-]([01]\d|2[0-3]):?[0-5]\d)?"
ISO = re.compile(rf"{_DATE}([T ]{_TIME})?", re.ASCII)
"""The forms of ISO 8601 that every platform reads alike."""


def milliseconds(value: Any, form: CursorFormat) -> int | None:
    """A time in milliseconds since 1970, or None if the value is no time of that form.

    ISO times without an offset are UTC.
    """
    if form == "epoch":
        is_number = isinstance(value, (int, float)) and not isinstance(value, bool)
        return int(value * 1000) if is_number else None
    if not isinstance(value, str) or not ISO.fullmatch(value):
        return None
    try:
        moment = datetime.fromisoformat(value)
    except ValueError:
        return None
    moment = moment if moment.tzinfo else moment.replace(tzinfo=UTC)
    return int(moment.timestamp() * 1000)


def http_seconds(value: str | None) -> int:
    """The seconds since 1970 of an HTTP date header, or 0 without a readable one."""
    try:
        return int(parsedate_to_datetime(value).timestamp()) if value else 0
    except ValueError:
        return 0
