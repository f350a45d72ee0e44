"""What earlier runs found out about files that have not changed since.

A memo only ever saves time: everything in it is kept under a digest of all that it was made from,
this layer's own code included, and a memo that cannot be read or written is as good as none. Only
what was found in order is kept. Imports the standard library only.
"""

from __future__ import annotations

import hashlib
import marshal
import os
import sys
import tempfile
from collections.abc import Callable
from contextlib import suppress
from functools import cache
from pathlib import Path
from typing import Any

FORMAT = 1


class Memo:
    """Plain data by key; `path` is None for a memo that ends with the run."""

    def __init__(self, path: Path | None = None) -> None:
        self._path = path
        self._known: dict[bytes, Any] = _read(path) if path else {}
        self._used: dict[bytes, Any] = {}

    def recall(self, parts: tuple[bytes, ...], make: Callable[[], Any]) -> Any:
        """What was made of these parts, now or before; None is made anew each time."""
        key = _key(parts)
        value = self._known.get(key)
        if value is None:
            value = make()
        if value is not None:
            self._used[key] = value
        return value

    def save(self, *, forget: bool) -> None:
        """Keep what this run used and, unless it is to be forgotten, what it had no use for.

        A run that reads only part of the spec must not forget the rest; one that reads all of it
        is the one that can tell what is of no more use. Does nothing if nothing would change.
        """
        kept = self._used if forget else self._known | self._used
        if self._path is None or kept.keys() == self._known.keys():
            return
        with suppress(OSError):
            self._path.parent.mkdir(parents=True, exist_ok=True)
            _write(self._path, marshal.dumps((_code(), kept)))


def _key(parts: tuple[bytes, ...]) -> bytes:
    whole = hashlib.sha256()
    for part in parts:
        whole.update(hashlib.sha256(part).digest())
    return whole.digest()


@cache
def _code() -> str:
    """A digest of the code that makes what is kept, and of the Python that runs it."""
    digest = hashlib.sha256(f"{FORMAT} {sys.version}".encode())
    here = Path(__file__).parent
    for path in sorted([*here.glob("*.py"), *(here / "openapi").glob("*.py")]):
        digest.update(path.read_bytes())
    return digest.hexdigest()


def _read(path: Path) -> dict[bytes, Any]:
    try:
        code, known = marshal.loads(path.read_bytes())  # noqa: S302 - a file of our own, as .pyc are
    except (OSError, ValueError, EOFError, TypeError):
        return {}
    return known if code == _code() else {}


def _write(path: Path, content: bytes) -> None:
    """Written beside its place and renamed, so that nobody reads half a memo."""
    handle, scratch = tempfile.mkstemp(dir=path.parent, prefix=f"{path.name}.")
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content)
        Path(scratch).replace(path)
    except OSError:
        Path(scratch).unlink(missing_ok=True)
        raise
