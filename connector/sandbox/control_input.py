"""What the control surface takes: one JSON object, checked key by key.

A ValueError becomes the answer 400 with one clear line.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from connector.sandbox.state import Sandbox

Document = Mapping[str, object]
Action = Callable[["Sandbox", Document], object]


def only(document: Document, where: str, known: set[str]) -> None:
    if unknown := sorted(set(document) - known):
        raise ValueError(f"{where}: unknown key {unknown[0]!r}; known: {', '.join(sorted(known))}")


def number(document: Document, name: str) -> float:
    value = document.get(name)
    if not isinstance(value, int | float) or isinstance(value, bool):
        raise ValueError(f"{name} must be a number")
    return float(value)
