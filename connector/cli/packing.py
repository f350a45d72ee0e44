"""Making the archive of a target with its platform's own tool-chain."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Mapping
from pathlib import Path

from connector.cli import toolchain
from connector.cli.tree import write_tree
from connector.targets.base import Packing


def make_archive(packing: Packing, tree: Mapping[str, bytes], out: Path) -> Path:
    """Build an emitted tree in a folder of its own, and put what it is packed into under `out`.

    An archive of the same name is replaced. Raises ToolchainError when Node is missing or a command
    fails, with the end of what that printed.
    """
    toolchain.require_node()
    tools = toolchain.install(packing.tools)
    with tempfile.TemporaryDirectory(prefix="connector-pack-") as scratch:
        folder = Path(scratch) / "package"
        write_tree(tree, folder)
        (folder / "node_modules").symlink_to(tools / "node_modules")
        for command in packing.commands:
            toolchain.run(command, folder)
        (made,) = folder.glob(packing.archive)
        out.mkdir(parents=True, exist_ok=True)
        return Path(shutil.move(made, out / made.name))
