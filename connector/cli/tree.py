"""Trees of files on disk: writing one so that it appears whole or not at all, and comparing."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Mapping
from pathlib import Path


def write_tree(tree: Mapping[str, bytes], folder: Path) -> None:
    """Replace a folder by a tree. The old one stays until the new one is complete."""
    folder.parent.mkdir(parents=True, exist_ok=True)
    scratch = Path(tempfile.mkdtemp(dir=folder.parent, prefix=f".{folder.name}-"))
    try:
        fresh = scratch / "new"
        for path, content in tree.items():
            target = fresh / path
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(content)
        if folder.exists():
            folder.rename(scratch / "old")
        fresh.rename(folder)
    finally:
        shutil.rmtree(scratch)


def differences(tree: Mapping[str, bytes], folder: Path) -> list[str]:
    """What a folder lacks, has too much, or has otherwise, as lines; empty if it is the tree."""
    found = {
        path.relative_to(folder).as_posix(): path for path in folder.rglob("*") if path.is_file()
    }
    lines = [f"{folder / path} is missing" for path in tree.keys() - found.keys()]
    lines += [f"{folder / path} is not part of the build" for path in found.keys() - tree.keys()]
    lines += [
        f"{folder / path} differs"
        for path in tree.keys() & found.keys()
        if found[path].read_bytes() != tree[path]
    ]
    return sorted(lines)
