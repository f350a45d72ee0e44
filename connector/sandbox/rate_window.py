"""The fixed-minute request limit (`auth.yaml`, rate_limits), on the sandbox clock."""

from __future__ import annotations

_WINDOW = 60


class RateWindow:
    """Counts requests of the account in the current minute; the count restarts with the next."""

    def __init__(self) -> None:
        self._minute = -1
        self._count = 0

    def seconds_to_wait(self, now: float, limit: int | None) -> int | None:
        """None when the request passes, else whole seconds until the window rolls over."""
        minute = int(now // _WINDOW)
        if minute != self._minute:
            self._minute, self._count = minute, 0
        if limit is not None and self._count >= limit:
            return _WINDOW - int(now % _WINDOW)
        self._count += 1
        return None
