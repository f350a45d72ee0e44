"""The budget: no more calls a minute than the account's plan allows.

One log for all threads and processes of this user on this machine, as a small SQLite file. It is
exact: within any window there are at most so many entries. Losing the log costs nothing but a 429,
so it is not synced to disk, and where it cannot be used a process keeps its own.
"""

from __future__ import annotations

import sqlite3
import threading
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import TypeVar

from connector.runner.clock import Clock

WINDOW = 61.0
"""Seconds. The backend counts calls when they arrive: the one that is first in a minute may arrive
later than it was counted here by the time that connecting takes, so a minute alone is too short."""
LONGEST_PAUSE = 3600.0
BUSY_SECONDS = 30.0

Result = TypeVar("Result")


def state_folder(environ: Mapping[str, str]) -> Path:
    """Where this user's state lies: SIMPLYPRINT_STATE_DIR, else the XDG place."""
    if environ.get("SIMPLYPRINT_STATE_DIR"):
        return Path(environ["SIMPLYPRINT_STATE_DIR"])
    base = environ.get("XDG_STATE_HOME") or Path.home() / ".local" / "state"
    return Path(base) / "simplyprint-connector"


class BudgetSpent(Exception):
    """The next call is further away than the caller wants to wait: `seconds`."""

    def __init__(self, seconds: float) -> None:
        super().__init__(f"the account has to wait another {seconds:.0f} s before its next call")
        self.seconds = seconds


class Budget:
    """The calls of one account. `tell` hears how many seconds a wait will take."""

    def __init__(
        self,
        path: Path | None,
        account: str,
        per_minute: int,
        clock: Clock,
        tell: Callable[[float], None] = lambda seconds: None,
    ) -> None:
        self._account = account
        self._limit = per_minute
        self._clock = clock
        self._tell = tell
        self._lock = threading.Lock()
        try:
            self._database = _open(path)
        except (OSError, sqlite3.Error):
            self._database = _open(None)

    def acquire(self, longest: float) -> None:
        """Take one call, waiting up to `longest` seconds in all; raises BudgetSpent."""
        end = self._clock.monotonic() + longest
        while (wait := self._in_log(self._take)) > 0:
            if self._clock.monotonic() + wait > end:
                raise BudgetSpent(wait)
            self._tell(wait)
            self._clock.sleep(wait)

    def pause(self, seconds: float) -> None:
        """Hold all calls of the account: the backend said that there were too many."""
        until = self._clock.time() + seconds
        self._in_log(lambda: self._hold(until))

    def close(self) -> None:
        self._database.close()

    def _in_log(self, change: Callable[[], Result]) -> Result:
        """Make a change in a transaction; on a full disk or the like, in a log of our own."""
        with self._lock:
            try:
                return self._transact(change)
            except sqlite3.Error:
                self._database.close()
                self._database = _open(None)
                return self._transact(change)

    def _transact(self, change: Callable[[], Result]) -> Result:
        with self._database:
            self._database.execute("BEGIN IMMEDIATE")
            return change()

    def _hold(self, until: float) -> None:
        self._database.execute(
            "INSERT INTO pauses VALUES (?, ?) ON CONFLICT (account) "
            "DO UPDATE SET until = max(until, excluded.until)",
            (self._account, until),
        )

    def _take(self) -> float:
        """Take a call and return 0, or return the seconds until there may be one."""
        now = self._clock.time()
        self._database.execute(
            "DELETE FROM calls WHERE account = ? AND (at <= ? OR at > ?)",
            (self._account, now - WINDOW, now + WINDOW),
        )
        wait = self._wait(now)
        if wait <= 0:
            self._database.execute("INSERT INTO calls VALUES (?, ?)", (self._account, now))
        return wait

    def _wait(self, now: float) -> float:
        pause = self._database.execute(
            "SELECT until FROM pauses WHERE account = ?", (self._account,)
        ).fetchone()
        if pause and now < pause[0] <= now + LONGEST_PAUSE:
            return float(pause[0] - now)
        count, oldest = self._database.execute(
            "SELECT count(*), min(at) FROM calls WHERE account = ?", (self._account,)
        ).fetchone()
        return max(0.001, oldest + WINDOW - now) if count >= self._limit else 0.0


def open_budget(
    environ: Mapping[str, str],
    account: str,
    per_minute: int,
    clock: Clock,
    tell: Callable[[float], None] = lambda seconds: None,
) -> Budget:
    """The shared budget, or one of this process alone where the user has no home."""
    try:
        path = state_folder(environ) / "budget.sqlite3"
    except RuntimeError:
        return Budget(None, account, per_minute, clock, tell)
    return Budget(path, account, per_minute, clock, tell)


def _open(path: Path | None) -> sqlite3.Connection:
    """The log in a file, or in memory. Raises OSError or sqlite3.Error."""
    if path is not None:
        path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    database = sqlite3.connect(
        path or ":memory:", timeout=BUSY_SECONDS, isolation_level=None, check_same_thread=False
    )
    database.execute("PRAGMA journal_mode=WAL")
    database.execute("PRAGMA synchronous=OFF")
    database.execute("CREATE TABLE IF NOT EXISTS calls (account TEXT, at REAL)")
    database.execute("CREATE TABLE IF NOT EXISTS pauses (account TEXT PRIMARY KEY, until REAL)")
    database.execute("CREATE INDEX IF NOT EXISTS calls_at ON calls (account, at)")
    return database
