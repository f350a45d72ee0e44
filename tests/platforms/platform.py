"""What the tests of all platforms ask of a package that runs in its platform's runtime."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Protocol

KINDS = ("refused", "rate_limited", "server", "unauthorized", "unexpected", "unknown")
"""The kinds of errors that faults end in; see connector.wire.errors."""


class Failure(Exception):
    """An action that failed, as its platform tells a person.

    `error` is the platform's name for it (a class or type), `message` everything that is shown, and
    `kind` the ErrorKind of the core where the platform carries it along.
    """

    def __init__(self, error: str, message: str, kind: str | None = None) -> None:
        super().__init__(f"{error}: {message}")
        self.error = error
        self.message = message
        self.kind = kind


class Platform(Protocol):
    """A package in its platform's runtime, aimed at the sandbox of the test."""

    name: str
    waits_out_limits: bool
    """Whether a call over the rate limit waits; otherwise the platform repeats the whole step."""
    errors: Mapping[str, str]
    """What the platform calls its error for each of KINDS. Only where they have other names:
    "server_of_read" if a call may be sent twice, and "lost" if no answer came and the platform says
    so before the package has a word in it."""

    @property
    def waits(self) -> list[float]:
        """Milliseconds that the package would have slept during the last run."""

    def run(self, action: str, given: Mapping[str, Any], *, key: str | None = None) -> Any:
        """What comes of an action, here with another API key; raises Failure."""
