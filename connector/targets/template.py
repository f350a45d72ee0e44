"""Filling templates: real files of a package with slots where something is emitted.

Reads only files of `connector.targets`.
"""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from string import Template


class _Slots(Template):
    """TypeScript and the platforms use $ and braces themselves, so slots are written @@name."""

    delimiter = "@@"


def fill(target: str, name: str, /, **slots: str) -> str:
    """A target's template with every slot replaced. Slots in what was put in stay as they are."""
    return _read(target, name).substitute(slots)


@cache
def _read(target: str, name: str) -> _Slots:
    path = files("connector.targets") / target / "templates" / f"{name}.template"
    return _Slots(path.read_text(encoding="utf-8"))
