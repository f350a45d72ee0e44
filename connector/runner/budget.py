"""The budget: no more calls a minute than the account's plan allows.

One log for all threads and processes of this user on this machine, as a small SQLite file. It is
exact: within any 60 seconds there are at most so many entries, so a fixed minute of the backend
never sees more either. Losing the log costs nothing but a 429, so it is not synced to disk.
"""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Callable, Mapping
from contextlib import closing
from pathlib import Path

from connector.runner.clock import Clock

WINDOW = 60.0
LONGEST_PAUSE = 3600.0
BUSY_SECONDS = 30.0


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
        if path is not None:
            path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        self._database = sqlite3.connect(
            path or ":memory:", timeout=BUSY_SECONDS, isolation_level=None, check_same_thread=False
        )
        with closing(self._database.cursor()) as cursor:
            cursor.execute("PRAGMA journal_mode=WAL")
            cursor.execute("PRAGMA synchronous=OFF")
            cursor.execute("CREATE TABLE IF NOT EXISTS calls (account TEXT, at REAL)")
            cursor.execute(
                "CREATE TABLE IF NOT EXISTS pauses (account TEXT PRIMARY KEY, until REAL)"
            )
            cursor.execute("CREATE INDEX IF NOT EXISTS calls_at ON calls (account, at)")

    def acquire(self, longest: float) -> None:
        """Take one call, waiting up to `longest` seconds at a time; raises BudgetSpent."""
        while (wait := self._try()) > 0:
            if wait > longest:
                raise BudgetSpent(wait)
            self._tell(wait)
            self._clock.sleep(wait)

    def pause(self, seconds: float) -> None:
        """Hold all calls of the account: the backend said that there were too many."""
        self._database.execute(
            "INSERT INTO pauses VALUES (?, ?) ON CONFLICT (account) "
            "DO UPDATE SET until = max(until, excluded.until)",
            (self._account, self._clock.time() + seconds),
        )

    def close(self) -> None:
        self._database.close()

    def _try(self) -> float:
        """Take a call and return 0, or return the seconds until there may be one."""
        now = self._clock.time()
        self._database.execute("BEGIN IMMEDIATE")
        try:
            self._database.execute(
                "DELETE FROM calls WHERE account = ? AND (at <= ? OR at > ?)",
                (self._account, now - WINDOW, now + WINDOW),
            )
            wait = self._wait(now)
            if wait <= 0:
                self._database.execute("INSERT INTO calls VALUES (?, ?)", (self._account, now))
        finally:
            self._database.execute("COMMIT")
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
    """The shared budget, or one of this process alone where nothing can be written."""
    path = state_folder(environ) / "budget.sqlite3"
    try:
        return Budget(path, account, per_minute, clock, tell)
    except (OSError, sqlite3.OperationalError):
        return Budget(None, account, per_minute, clock, tell)


def environ_budget(
    account: str, per_minute: int, clock: Clock, tell: Callable[[float], None]
) -> Budget:
    """The shared budget of this process's environment."""
    return open_budget(os.environ, account, per_minute, clock, tell)
