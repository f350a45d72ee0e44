"""What can go wrong with a call, as typed errors."""

from __future__ import annotations

from typing import Any, Literal

Kind = Literal[
    "refused",
    "unauthorized",
    "forbidden",
    "not_found",
    "wrong_method",
    "rate_limited",
    "server",
    "unexpected",
    "unreachable",
    "deadline",
    "unknown",
]


class InputError(Exception):
    """The inputs are wrong; no request was made. `problems` holds one line for each."""

    def __init__(self, problems: list[str]) -> None:
        super().__init__("; ".join(problems))
        self.problems = problems


class ApiError(Exception):
    """A call did not end well.

    `kind` "unknown" means that bytes may have left and no answer came: the call may have been
    executed. `status` is the HTTP status, 0 without an answer. `retry_after` is the header's text.
    `done` holds the output of the steps of a composite action that had succeeded before.
    """

    def __init__(
        self, kind: Kind, message: str, status: int = 0, retry_after: str | None = None
    ) -> None:
        super().__init__(message)
        self.kind = kind
        self.message = message
        self.status = status
        self.retry_after = retry_after
        self.done: dict[str, Any] = {}
