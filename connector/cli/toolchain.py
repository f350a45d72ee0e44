"""Installs locked Node tool-chains once per machine, outside the checkout.

A tool-chain is a folder that holds a package.json and its package-lock.json; nothing else is needed
to add one. The lock files carry no download addresses, so that npm asks whichever registry it is
configured for; `integrity` still pins every byte.
"""

from __future__ import annotations

import fcntl
import hashlib
import os
import re
import shutil
import subprocess
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from connector.cli.exits import Failed

MINIMUM_NODE = 20
LONGEST_SECONDS = 900


class ToolchainError(Failed):
    """The tool-chain cannot be used; the message says what to install or mend."""


def install(source: Path) -> Path:
    """The folder of an installed tool-chain, which holds `node_modules`.

    Installs on first use, under `CONNECTOR_TOOLCHAINS` (default
    `~/.cache/simplyprint-connector/toolchains`), and names it after the folder that `source` is in.
    Safe to call from several processes at once. Raises ToolchainError when Node is missing or too
    old, or when npm fails.
    """
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
    version = run(["node", "--version"], Path()).strip()
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
    run(["npm", "ci", "--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error"], folder)


def run(command: Sequence[str], folder: Path) -> str:
    """What a command prints. Raises ToolchainError with the end of its output if it fails."""
    answer = subprocess.run(  # noqa: S603 - commands are constants of this project
        command, cwd=folder, capture_output=True, text=True, timeout=LONGEST_SECONDS, check=False
    )
    if answer.returncode != 0:
        said = (answer.stderr.strip() or answer.stdout.strip()).splitlines()
        last_lines = "\n".join(said[-10:])
        raise ToolchainError(f"`{' '.join(command)}` failed in {folder}:\n{last_lines}")
    return answer.stdout


@contextmanager
def _exclusive(path: Path) -> Iterator[None]:
    with path.open("w") as handle:
        fcntl.flock(handle, fcntl.LOCK_EX)
        yield
