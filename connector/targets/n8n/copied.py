"""The hand-written files of the package: static ones, the engine, and the core of all platforms.

Reads only files of `connector.targets`.
"""

from __future__ import annotations

from collections.abc import Iterator
from importlib.resources import files
from importlib.resources.abc import Traversable


def copied_files() -> dict[str, bytes]:
    """The files by their path in the package."""
    targets = files("connector.targets")
    return {
        **dict(_below(targets / "n8n" / "static", "")),
        **dict(_below(targets / "n8n" / "engine", "nodes/shared/")),
        **dict(_below(targets / "core", "nodes/shared/core/")),
    }


def _below(folder: Traversable, prefix: str) -> Iterator[tuple[str, bytes]]:
    for entry in folder.iterdir():
        if entry.is_dir():
            yield from _below(entry, f"{prefix}{entry.name}/")
        else:
            yield f"{prefix}{entry.name}", entry.read_bytes()
