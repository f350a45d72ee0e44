"""Packs an emitted piece as `connector pack` does, and unpacks it as Activepieces would."""

from __future__ import annotations

import subprocess
import tarfile
from collections.abc import Mapping
from pathlib import Path

from connector.cli import toolchain
from connector.cli.packing import make_archive
from connector.cli.tree import write_tree
from connector.targets import activepieces
from connector.targets.base import Packing

BUNDLE = Path(__file__).parent / "harness" / "bundle.mjs"


def tools() -> Path:
    """The installed tool-chain that builds pieces; it holds the framework."""
    assert isinstance(activepieces.PACKING, Packing)
    return toolchain.install(activepieces.PACKING.tools)


def build(tree: Mapping[str, bytes], work: Path) -> Path:
    """The unpacked archive of a tree, below `work`. Raises with the compiler's findings."""
    assert activepieces.PACKING is not None
    archive = make_archive(activepieces.PACKING, tree, work)
    with tarfile.open(archive) as opened:
        opened.extractall(work / "packed", filter="data")
    return work / "packed" / "package"


def write(tree: Mapping[str, bytes], folder: Path) -> Path:
    """A tree as files beside its tool-chain, ready to be compiled."""
    write_tree(tree, folder)
    (folder / "node_modules").symlink_to(tools() / "node_modules")
    return folder


def bundle(folder: Path) -> Path:
    """The package of the sources in a folder, made in a moment because no types are checked.

    The framework is left outside, where one process loads it once for many pieces.
    """
    done = subprocess.run(
        ["node", str(BUNDLE), str(folder)], capture_output=True, text=True, check=False, timeout=60
    )
    assert done.returncode == 0, done.stderr
    return folder / "dist"
