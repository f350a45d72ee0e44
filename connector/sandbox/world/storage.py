"""Bytes of uploaded and seeded files, on disk only: a 120 MB upload never sits in memory."""

from __future__ import annotations

import hashlib
import shutil
import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO


@dataclass(frozen=True, slots=True)
class Blob:
    """A stored file: `name` as uploaded, `size` in bytes, `sha256` in hex."""

    name: str
    path: Path
    size: int
    sha256: str

    @property
    def stem(self) -> str:
        return Path(self.name).stem

    @property
    def extension(self) -> str:
        """Lower case, without the dot; empty when the name has none."""
        return Path(self.name).suffix.removeprefix(".").lower()


class Storage:
    """A temporary folder that disappears with the sandbox."""

    def __init__(self) -> None:
        self._folder = tempfile.TemporaryDirectory(prefix="connector-sandbox-")
        self._count = 0

    def new_path(self) -> Path:
        self._count += 1
        return Path(self._folder.name) / f"{self._count:06}"

    def receive(self, name: str, source: BinaryIO) -> Blob:
        """Copy a stream to disk, hashing on the way."""
        path = self.new_path()
        digest = hashlib.sha256()
        size = 0
        with path.open("wb") as target:
            while piece := source.read(1 << 20):
                target.write(piece)
                digest.update(piece)
                size += len(piece)
        return Blob(name, path, size, digest.hexdigest())

    def append(self, whole: Path, part: Blob) -> None:
        """Add the bytes of `part` to the file at `whole`."""
        with whole.open("ab") as target, part.path.open("rb") as source:
            shutil.copyfileobj(source, target, 1 << 20)

    def adopt(self, name: str, path: Path) -> Blob:
        """A blob of its own from a file that something else may remove."""
        kept = self.new_path()
        path.rename(kept)
        with kept.open("rb") as stream:
            digest = hashlib.file_digest(stream, "sha256").hexdigest()
        return Blob(name, kept, kept.stat().st_size, digest)

    def close(self) -> None:
        self._folder.cleanup()
