"""Diagnostics: what is wrong, where, and what would be right.

Every layer that reads user input reports through this module, so that all findings of a run
are collected, sorted and printed the same way. Imports nothing of the project.
"""

from __future__ import annotations

import difflib
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Literal

Severity = Literal["error", "warning", "note"]


@dataclass(frozen=True, slots=True, order=True)
class Location:
    """A place in a source file; line and column count from 1, and 0 means "the whole file"."""

    file: str
    line: int = 0
    column: int = 0

    def __str__(self) -> str:
        return f"{self.file}:{self.line}:{self.column}" if self.line else self.file


@dataclass(frozen=True, slots=True, order=True)
class Diagnostic:
    """One finding. `code` is stable and documented; `hint` says what would be right."""

    at: Location
    code: str
    message: str
    hint: str = ""
    severity: Severity = "error"

    def __str__(self) -> str:
        label = "" if self.severity == "error" else f"{self.severity}: "
        tail = f"; {self.hint}" if self.hint else ""
        return f"{self.at}: {self.code}: {label}{self.message}{tail}"

    def as_data(self) -> dict[str, object]:
        return {
            "file": self.at.file,
            "line": self.at.line,
            "column": self.at.column,
            "code": self.code,
            "severity": self.severity,
            "message": self.message,
            "hint": self.hint,
        }


@dataclass(slots=True)
class Diagnostics:
    """A sink that collects findings; equal findings are kept once."""

    _items: set[Diagnostic] = field(default_factory=set)

    def error(self, at: Location, code: str, message: str, hint: str = "") -> None:
        self._items.add(Diagnostic(at, code, message, hint))

    def warning(self, at: Location, code: str, message: str, hint: str = "") -> None:
        self._items.add(Diagnostic(at, code, message, hint, "warning"))

    def note(self, at: Location, code: str, message: str, hint: str = "") -> None:
        self._items.add(Diagnostic(at, code, message, hint, "note"))

    def extend(self, items: Iterable[Diagnostic]) -> None:
        self._items.update(items)

    @property
    def items(self) -> tuple[Diagnostic, ...]:
        return tuple(sorted(self._items))

    @property
    def failed(self) -> bool:
        return any(item.severity == "error" for item in self._items)


def near_miss(wrong: str, right: Iterable[str]) -> str:
    """A hint such as "did you mean 'printers'?", or an empty string."""
    close = difflib.get_close_matches(wrong, list(right), n=1, cutoff=0.6)
    return f"did you mean {close[0]!r}?" if close else ""


def choices(values: Iterable[object]) -> str:
    """The allowed values as words: "one of 'a', 'b'"."""
    return "one of " + ", ".join(repr(value) for value in values)
