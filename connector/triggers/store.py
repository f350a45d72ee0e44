"""The store of polling triggers: their state, and the events that were found but not handed over.

State and events are committed in one transaction, so a crash loses nothing and repeats at most the
events that were being handed over; their ids stay the same. WAL with synchronous=FULL, since a
power cut must not undo a commit.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from connector.wire.detect import VERSION, State
from connector.wire.json_text import read_json

BUSY_SECONDS = 30.0

SCHEMA = """
CREATE TABLE IF NOT EXISTS states (
    key TEXT PRIMARY KEY, revision INTEGER NOT NULL, state TEXT NOT NULL
) STRICT;
CREATE TABLE IF NOT EXISTS outbox (
    number INTEGER PRIMARY KEY AUTOINCREMENT, key TEXT NOT NULL, event TEXT NOT NULL
) STRICT;
"""

KEEP_STATE = "INSERT OR REPLACE INTO states VALUES (?, ?, ?)"
ADD_EVENT = "INSERT INTO outbox (key, event) VALUES (?, ?)"
NEXT_EVENT = "SELECT number, event FROM outbox WHERE key = ? AND number > ? ORDER BY number LIMIT 1"


class StoreProblem(Exception):
    """The state file cannot be used, or another poll of the same trigger was faster."""


class Store:
    """A state file; without a path it lives as long as the process."""

    def __init__(self, path: Path | None) -> None:
        try:
            self._database = sqlite3.connect(
                path or ":memory:", timeout=BUSY_SECONDS, isolation_level=None
            )
            self._database.execute("PRAGMA journal_mode=WAL")
            self._database.execute("PRAGMA synchronous=FULL")
            self._database.executescript(SCHEMA)
        except sqlite3.Error as problem:
            raise StoreProblem(f"{path} cannot be used as a state file: {problem}") from problem
        self._path = path

    def close(self) -> None:
        self._database.close()

    def load(self, key: str) -> tuple[State | None, int]:
        """The state of a trigger and its revision; None and 0 before its first poll."""
        row = self._execute("SELECT state, revision FROM states WHERE key = ?", (key,)).fetchone()
        if row is None:
            return None, 0
        state = read_json(row[0])
        if not isinstance(state, dict) or state.get("version") != VERSION:
            raise StoreProblem(f"{self._path} holds a state that is not ours; name a new file")
        return state, row[1]

    def commit(
        self, key: str, revision: int, state: State, events: Sequence[Mapping[str, Any]]
    ) -> None:
        """Keep a new state and its events, all or nothing.

        Raises StoreProblem if the state is no longer of the revision that was loaded.
        """
        self._execute("BEGIN IMMEDIATE")
        try:
            _, current = self.load(key)
            if current != revision:
                raise StoreProblem("another poll of this trigger uses the same state file")
            self._execute(KEEP_STATE, (key, revision + 1, json.dumps(state)))
            for event in events:
                self._execute(ADD_EVENT, (key, json.dumps(event)))
            self._execute("COMMIT")
        except BaseException:
            self._database.rollback()
            raise

    def pending(self, key: str) -> Iterator[dict[str, Any]]:
        """The events not yet handed over, oldest first.

        Each is struck off once the next one is asked for, which says that it was handed over. They
        are read one by one, so that two processes do not both hand over all of them.
        """
        number = 0
        while row := self._execute(NEXT_EVENT, (key, number)).fetchone():
            number, event = row
            yield json.loads(event)
            self._execute("DELETE FROM outbox WHERE number = ?", (number,))

    def _execute(self, statement: str, values: tuple[Any, ...] = ()) -> sqlite3.Cursor:
        try:
            return self._database.execute(statement, values)
        except sqlite3.Error as problem:
            raise StoreProblem(f"{self._path}: {problem}") from problem
