"""What the tests of all platforms ask of a package that runs in its platform's runtime."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Protocol


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

    @property
    def waits(self) -> list[float]:
        """Milliseconds that the package would have slept during the last run."""

    def run(self, action: str, given: Mapping[str, Any]) -> Any:
        """The output of an action; raises Failure."""
