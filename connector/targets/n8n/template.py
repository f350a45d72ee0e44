"""Filling templates: real files of the package with slots where something is emitted.

Reads only files of this package.
"""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from string import Template


class _Slots(Template):
    """TypeScript and n8n use $ themselves, so slots are written @@name."""

    delimiter = "@@"


def fill(name: str, /, **slots: str) -> str:
    """The template with every slot replaced. Slots in what was put in stay as they are."""
    return _read(name).substitute(slots)


@cache
def _read(name: str) -> _Slots:
    path = files("connector.targets.n8n") / "templates" / f"{name}.template"
    return _Slots(path.read_text(encoding="utf-8"))
