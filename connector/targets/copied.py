"""The hand-written files of packages: what a target keeps, and what all of them share.

Reads only files of `connector.targets`.
"""

from __future__ import annotations

from collections.abc import Iterator
from importlib.resources import files
from importlib.resources.abc import Traversable


def copied_files(target: str, engine: str) -> dict[str, bytes]:
    """The files by their path in the package.

    `static` of the target goes to the root and its `engine` to the folder `engine`, beside which
    stand the core of all platforms and the driver that sends what the core yields.
    """
    own, targets = files("connector.targets") / target, files("connector.targets")
    return {
        **dict(_below(own / "static", "")),
        **dict(_below(own / "engine", f"{engine}/")),
        **dict(_below(targets / "core", f"{engine}/core/")),
        **dict(_below(targets / "driver", f"{engine}/driver/")),
    }


def _below(folder: Traversable, prefix: str) -> Iterator[tuple[str, bytes]]:
    for entry in folder.iterdir():
        if entry.is_dir():
            yield from _below(entry, f"{prefix}{entry.name}/")
        else:
            yield f"{prefix}{entry.name}", entry.read_bytes()
