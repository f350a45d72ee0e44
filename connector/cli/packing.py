"""Making the archive of a target, with its platform's own tool-chain or as a plain ZIP."""

from __future__ import annotations

import shutil
import tempfile
import zipfile
from collections.abc import Mapping
from pathlib import Path

from connector.cli import toolchain
from connector.cli.tree import write_tree
from connector.targets.base import Packing, Zipping

FIRST_ZIP_TIME = (1980, 1, 1, 0, 0, 0)
"""The archive must not tell when it was made."""


def make_archive(packing: Packing | Zipping, tree: Mapping[str, bytes], out: Path) -> Path:
    """Put what an emitted tree is packed into under `out`; an archive of that name is replaced.

    Raises ToolchainError when Node is missing or a command fails, with the end of what it printed.
    """
    out.mkdir(parents=True, exist_ok=True)
    if isinstance(packing, Zipping):
        return _zip(packing.layout(tree), out / packing.name)
    return _build(packing, tree, out)


def _build(packing: Packing, tree: Mapping[str, bytes], out: Path) -> Path:
    """Runs the platform's commands in a folder of their own."""
    toolchain.require_node()
    tools = toolchain.install(packing.tools)
    with tempfile.TemporaryDirectory(prefix="connector-pack-") as scratch:
        folder = Path(scratch) / "package"
        write_tree(tree, folder)
        (folder / "node_modules").symlink_to(tools / "node_modules")
        for command in packing.commands:
            toolchain.run(command, folder)
        (made,) = folder.glob(packing.archive)
        return Path(shutil.move(made, out / made.name))


def _zip(files: Mapping[str, bytes], path: Path) -> Path:
    """The same files make the same bytes. Written beside its place, so never half there."""
    scratch = path.with_name(f".{path.name}.part")
    with zipfile.ZipFile(scratch, "w", zipfile.ZIP_DEFLATED) as archive:
        for name in sorted(files):
            archive.writestr(_entry(name), files[name])
    return scratch.replace(path)


def _entry(name: str) -> zipfile.ZipInfo:
    entry = zipfile.ZipInfo(name, FIRST_ZIP_TIME)
    entry.compress_type = zipfile.ZIP_DEFLATED
    entry.external_attr = 0o644 << 16
    return entry
