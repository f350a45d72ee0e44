"""The refusal every handler raises. Imports nothing."""

from __future__ import annotations


class Refused(Exception):
    """A request the backend turns down; the answer is `{status: false, message}`.

    Business failures come with HTTP 200 (quirk 21); only the doors in front use 4xx.
    """

    def __init__(self, message: str, http: int = 200) -> None:
        super().__init__(message)
        self.message = message
        self.http = http
