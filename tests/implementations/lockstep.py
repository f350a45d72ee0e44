"""Running two implementations side by side: at every step both must stand at the same point."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import Any

from connector.model import canonical_json, to_data
from connector.wire.errors import ApiError, InputError
from connector.wire.messages import Request, Response
from tests.implementations import Exchange, Implementation

MAX_STEPS = 60


def canonical(value: Any) -> str:
    """Data as text in which 1 equals 1.0 and differs from true."""
    return canonical_json(_one_kind_of_number(to_data(value)))


def _one_kind_of_number(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: _one_kind_of_number(item) for key, item in value.items()}
    if isinstance(value, list):
        return [_one_kind_of_number(item) for item in value]
    if isinstance(value, bool) or not isinstance(value, (int, float)):
        return value
    return float(value) + 0.0  # which is no longer a negative zero


def outcome(call: Callable[[], Any]) -> tuple[str, Any]:
    """What a call comes to: its value, or the error that it is allowed to raise."""
    try:
        return "value", call()
    except InputError as error:
        return "InputError", error.problems
    except ApiError as error:
        data = (error.kind, error.message, error.status, error.retry_after, error.done)
        return "ApiError", data


def agree(found: Sequence[tuple[str, Any]]) -> tuple[str, Any]:
    """The outcome that all implementations came to."""
    texts = [canonical(one) for one in found]
    assert len(set(texts)) == 1, "\n".join(texts)
    return found[0]


def lockstep(
    implementations: Sequence[Implementation],
    start: Callable[[Implementation], Exchange],
    respond: Callable[[Request], Response | ApiError],
) -> tuple[str, Any]:
    """Drive the same exchange on all implementations, and return what it comes to."""
    runs = [Run(implementation, start) for implementation in implementations]
    point = agree([outcome(run.begin) for run in runs])
    for _ in range(MAX_STEPS):
        if point[0] != "value" or not isinstance(point[1], Request):
            return point
        answer = respond(point[1])
        point = agree([outcome(partial(run.turn, answer)) for run in runs])
    return "endless", None


class Run:
    """One implementation on its way through an exchange."""

    def __init__(
        self, implementation: Implementation, start: Callable[[Implementation], Exchange]
    ) -> None:
        self._start = partial(start, implementation)
        self._exchange: Exchange | None = None

    def begin(self) -> Any:
        self._exchange = self._start()
        return self._point()

    def turn(self, answer: Response | ApiError) -> Any:
        assert self._exchange is not None
        if isinstance(answer, Response):
            self._exchange.send(answer)
        else:
            self._exchange.throw(answer)
        return self._point()

    def _point(self) -> Any:
        """The request it stands at, or its output."""
        assert self._exchange is not None
        request = self._exchange.request
        return self._exchange.output if request is None else request
