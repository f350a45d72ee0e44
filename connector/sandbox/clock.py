"""The sandbox clock: real time plus an offset, or standing still. Imports the standard library."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable


#: The year 9000: dates far enough below the last one that Python can write.
LATEST = 221_845_392_000


class Clock:
    """Tells sandbox time in unix seconds; it never runs backwards except through a new clock."""

    def __init__(self, start: float | None, real: Callable[[], float] = time.time) -> None:
        self._real = real
        self._offset = 0.0
        self._frozen_at = start

    @property
    def frozen(self) -> bool:
        return self._frozen_at is not None

    def now(self) -> float:
        return self._real() + self._offset if self._frozen_at is None else self._frozen_at

    def advance(self, seconds: float) -> None:
        """Move forward; ValueError for a negative amount."""
        if seconds < 0:
            raise ValueError("advance: seconds must be 0 or more")
        self.set(self.now() + seconds)

    def set(self, moment: float) -> None:
        """Jump to `moment`; ValueError when it lies in the past."""
        if moment > LATEST:
            raise ValueError(f"set: the clock ends at {LATEST}")
        if moment < self.now():
            raise ValueError("set: the clock only moves forward; reset with `start` to go back")
        if self._frozen_at is None:
            self._offset = moment - self._real()
        else:
            self._frozen_at = moment

    def freeze(self) -> None:
        self._frozen_at = self.now()

    def run(self) -> None:
        """Go on from the present moment with real time."""
        self._offset = self.now() - self._real()
        self._frozen_at = None
