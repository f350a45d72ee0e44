"""Faults a test orders: which requests go wrong, how, and how often."""

from __future__ import annotations

from dataclasses import dataclass
from fnmatch import fnmatchcase
from typing import TYPE_CHECKING, Literal, get_args

if TYPE_CHECKING:
    from collections.abc import Mapping

Kind = Literal[
    "latency", "reset_before", "reset_after", "half_body", "status", "rate_limit", "html"
]

KINDS: tuple[Kind, ...] = get_args(Kind)

#: Kinds that let the request be executed before they spoil the answer.
EXECUTES = frozenset({"latency", "reset_after", "half_body"})

_KEYS = frozenset({"match", "times", "after", "kind", "seconds", "status", "format", "retry_after"})


@dataclass(slots=True)
class Fault:
    """`times` firings are left (None: no end) once `after` matching requests went by unharmed."""

    id: int
    kind: Kind
    path: str = "*"
    method: str = "*"
    times: int | None = 1
    after: int = 0
    seconds: float = 1.0
    status: int = 500
    format: Literal["json", "html"] = "json"
    retry_after: int | None = None

    def hits(self, method: str, path: str) -> bool:
        return fnmatchcase(path, self.path) and self.method in ("*", method)


class Faults:
    """The ordered faults, oldest first; at most one spoils a request."""

    def __init__(self) -> None:
        self.ordered: list[Fault] = []
        self._count = 0

    def order(self, document: Mapping[str, object]) -> Fault:
        """Add the fault that `document` describes; ValueError says what is wrong with it."""
        self._count += 1
        fault = _parse(document, self._count)
        self.ordered.append(fault)
        return fault

    def take(self, method: str, path: str) -> Fault | None:
        """The fault that falls on this request, counted down."""
        for fault in self.ordered:
            if not fault.hits(method, path) or fault.times == 0:
                continue
            if fault.after > 0:
                fault.after -= 1
                continue
            if fault.times is not None:
                fault.times -= 1
            return fault
        return None

    def clear(self) -> None:
        self.ordered.clear()


def _parse(document: Mapping[str, object], number: int) -> Fault:
    if unknown := sorted(set(document) - _KEYS):
        raise ValueError(f"fault: unknown key {unknown[0]!r}; known: {', '.join(sorted(_KEYS))}")
    kind = next((known for known in KINDS if known == document.get("kind")), None)
    if kind is None:
        raise ValueError(f"fault: kind must be one of {', '.join(KINDS)}")
    match = document.get("match", {})
    if not isinstance(match, dict) or set(match) - {"path", "method"}:
        raise ValueError("fault: match takes path and method")
    form = document.get("format", "json")
    if form not in ("json", "html"):
        raise ValueError("fault: format must be json or html")
    retry_after = document.get("retry_after")
    return Fault(
        id=number,
        kind=kind,
        path=str(match.get("path", "*")),
        method=str(match.get("method", "*")).upper(),
        times=None if document.get("times", 1) is None else _count(document, "times", 1),
        after=_count(document, "after", 0),
        seconds=_seconds(document),
        status=_count(document, "status", 500),
        format=form,
        retry_after=None if retry_after is None else _count(document, "retry_after", 0),
    )


def _count(document: Mapping[str, object], name: str, default: int) -> int:
    value = document.get(name, default)
    if not isinstance(value, int) or isinstance(value, bool) or value < 0:
        raise ValueError(f"fault: {name} must be a whole number, 0 or more")
    return value


def _seconds(document: Mapping[str, object]) -> float:
    value = document.get("seconds", 1.0)
    if not isinstance(value, int | float) or isinstance(value, bool) or not 0 <= value <= 600:
        raise ValueError("fault: seconds must be a number from 0 to 600")
    return float(value)
