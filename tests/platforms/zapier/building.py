"""Compiles an emitted integration as its author would: `npm run build`, beside a tool-chain."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from connector.cli import toolchain
from connector.cli.tree import write_tree


def build(tree: Mapping[str, bytes], tools: Path, folder: Path) -> Path:
    """Write a tree to `folder` and compile it there. Raises with the compiler's findings."""
    write_tree(tree, folder)
    (folder / "node_modules").symlink_to(tools / "node_modules")
    toolchain.run(["npm", "run", "--silent", "build"], folder)
    return folder
