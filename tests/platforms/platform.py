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
    """What the platform calls its error for each of KINDS; see `error_of`. Besides, "lost" if no
    answer came and the platform says so before the package has a word in it."""

    @property
    def waits(self) -> list[float]:
        """Milliseconds that the package would have slept during the last run."""

    def run(self, action: str, given: Mapping[str, Any], *, key: str | None = None) -> Any:
        """What comes of an action, here with another API key; raises Failure."""


def error_of(platform: Platform, kind: str, *, changes: bool) -> str:
    """What the platform calls its error for a call that only reads, or that `changes` something.

    Where the two differ, `errors` has the latter under the kind and " of a change".
    """
    name = platform.errors[kind]
    return platform.errors.get(f"{kind} of a change", name) if changes else name
