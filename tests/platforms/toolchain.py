"""Installs a platform's locked Node tool-chain once per machine, outside the checkout.

A platform keeps `tests/platforms/<name>/toolchain/package.json` and `package-lock.json`; nothing
else is needed here to add one. The lock files carry no download addresses, so that npm asks
whichever registry it is configured for; `integrity` still pins every byte.

Imports the standard library only.
"""

from __future__ import annotations

import fcntl
import hashlib
import os
import re
import shutil
import subprocess
import tempfile
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

PLATFORMS = Path(__file__).parent
MINIMUM_NODE = 20
INSTALL_SECONDS = 900


class ToolchainError(Exception):
    """The tool-chain cannot be used; the message says what to install or mend."""


def install(name: str | Path) -> Path:
    """Returns the folder of the installed tool-chain of platform `name`; it holds `node_modules`.

    A path names the folder of a tool-chain that is kept elsewhere, `tests/<name>/toolchain`.
    Installs on first use, under `CONNECTOR_TOOLCHAINS` (default
    `~/.cache/simplyprint-connector/toolchains`). Safe to call from several processes at once.
    Raises ToolchainError when Node is missing or too old, or when npm fails.
    """
    source = name if isinstance(name, Path) else PLATFORMS / name / "toolchain"
    target = _cache_root() / f"{source.parent.name}-{_lock_hash(source)}"
    if target.is_dir():
        return target
    require_node()
    target.parent.mkdir(parents=True, exist_ok=True)
    with _exclusive(target.with_suffix(".lock")):
        if not target.is_dir():
            _install_into(source, target)
    return target


def require_node() -> None:
    """Raises ToolchainError unless `node` and `npm` of a recent enough version are on the path."""
    if shutil.which("node") is None or shutil.which("npm") is None:
        raise ToolchainError(f"node and npm are not on the path; install Node.js {MINIMUM_NODE}+")
    answer = subprocess.run(["node", "--version"], capture_output=True, text=True, check=True)
    version = answer.stdout.strip()
    found = re.match(r"v(\d+)\.", version)
    if found is None or int(found[1]) < MINIMUM_NODE:
        raise ToolchainError(f"Node.js {version} is too old; install Node.js {MINIMUM_NODE}+")


def _cache_root() -> Path:
    override = os.environ.get("CONNECTOR_TOOLCHAINS")
    if override:
        return Path(override)
    return Path.home() / ".cache" / "simplyprint-connector" / "toolchains"


def _lock_hash(source: Path) -> str:
    digest = hashlib.sha256()
    for name in ("package.json", "package-lock.json"):
        digest.update((source / name).read_bytes())
    return digest.hexdigest()[:16]


def _install_into(source: Path, target: Path) -> None:
    """Installs beside the target and renames, so a half-made tool-chain is never seen."""
    scratch = Path(tempfile.mkdtemp(prefix=f"{target.name}.", dir=target.parent))
    try:
        for name in ("package.json", "package-lock.json"):
            shutil.copyfile(source / name, scratch / name)
        _npm_ci(scratch)
        scratch.rename(target)
    finally:
        shutil.rmtree(scratch, ignore_errors=True)


def _npm_ci(folder: Path) -> None:
    # Scripts stay off: the parts with native code are not needed, and none may run unseen.
    command = ["npm", "ci", "--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error"]
    answer = subprocess.run(
        command, cwd=folder, capture_output=True, text=True, timeout=INSTALL_SECONDS, check=False
    )
    if answer.returncode != 0:
        last_lines = "\n".join(answer.stderr.strip().splitlines()[-10:])
        raise ToolchainError(f"`{' '.join(command)}` failed in {folder}:\n{last_lines}")


@contextmanager
def _exclusive(path: Path) -> Iterator[None]:
    with path.open("w") as handle:
        fcntl.flock(handle, fcntl.LOCK_EX)
        yield
