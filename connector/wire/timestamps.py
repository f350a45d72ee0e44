"""The backend's times: ISO 8601 text in some places, unix seconds in others."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

from connector.model.trigger import CursorFormat


def milliseconds(value: Any, form: CursorFormat) -> int | None:
    """A time in milliseconds since 1970, or None if the value is no time of that form.

    ISO times without an offset are UTC.
    """
    if form == "epoch":
        return int(value * 1000) if isinstance(value, (int, float)) else None
    if not isinstance(value, str):
        return None
    try:
        moment = datetime.fromisoformat(value)
    except ValueError:
        return None
    moment = moment if moment.tzinfo else moment.replace(tzinfo=UTC)
    return round(moment.timestamp() * 1000)
