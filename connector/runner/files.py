"""Files on this machine: reading parts of one to send, and keeping one that came."""

from __future__ import annotations

import os
import re
import tempfile
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

from connector.wire.messages import FileInput, FilePart

Progress = Callable[[FileInput, int], None]
"""Told how many bytes of a file were handed to the network so far."""


def open_file(path: Path, name: str | None = None) -> FileInput:
    """A file to send. Raises OSError if it is not a readable file."""
    with path.open("rb"):
        return FileInput(name or path.name, path.stat().st_size, path)


SHORTER = "the file became shorter while it was sent"


class PartReader:
    """Reads one part of a file in small pieces; `len` is what is left, as multipart wants it."""

    def __init__(self, part: FilePart, progress: Progress | None = None) -> None:
        if not isinstance(part.file.source, Path):
            raise TypeError("a file to send comes from open_file")
        self._file = part.file.source.open("rb")
        self._file.seek(part.offset)
        self.len = part.length
        self.became_shorter = False
        self._part = part
        self._progress = progress

    def read(self, size: int = -1) -> bytes:
        wanted = self.len if size is None or size < 0 else min(size, self.len)
        data = self._file.read(wanted)
        if len(data) < wanted:
            self.became_shorter = True
            raise OSError(SHORTER)
        self.len -= len(data)
        if self._progress:
            part = self._part
            self._progress(part.file, part.offset + part.length - self.len)
        return data

    def close(self) -> None:
        self._file.close()


def keep(pieces: Iterable[bytes], name: str, kind: str, target: Path) -> dict[str, Any]:
    """Write a file under `target`: a folder to put it in, or the very path.

    The file appears whole or not at all, and never replaces another one of a folder. Returns
    {name, path, size, content_type}.
    """
    folder, final = (target, target / name) if target.is_dir() else (target.parent, target)
    if target.is_dir() and final.exists():
        raise FileExistsError(f"{final} exists already; name another path with --output")
    if final.exists() and not final.is_file():
        raise FileExistsError(f"{final} is not a file that a download could replace")
    handle, temporary = tempfile.mkstemp(dir=folder, prefix=".download-")
    size = 0
    try:
        with os.fdopen(handle, "wb") as out:
            for piece in pieces:
                size += out.write(piece)
        os.chmod(temporary, 0o644)
        os.replace(temporary, final)
    except BaseException:
        os.unlink(temporary)
        raise
    return {"name": final.name, "path": str(final), "size": size, "content_type": kind}


def file_name(disposition: str, fallback: str) -> str:
    """The bare file name of a Content-Disposition header; whatever it says, never a path."""
    match = re.search(r'filename="([^"]*)"|filename=([^;]+)', disposition)
    name = (match.group(1) or match.group(2) or "").strip() if match else ""
    name = re.sub(r"[\x00-\x1f\x7f]", "", name).replace("\\", "/").rpartition("/")[2].strip(". ")
    return name[:200] or fallback
