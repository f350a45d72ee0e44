"""Compiles an n8n package from source and unpacks its tarball, as a user's n8n would get it.

Imports the standard library only; the tool-chain folder is handed in.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import tarfile
from dataclasses import dataclass
from pathlib import Path
from typing import Any

HARNESS = Path(__file__).parent / "harness"
STATIC_SUFFIXES = {".svg", ".png"}


class BuildError(Exception):
    """A step of the build failed; the message carries that step's own output."""


@dataclass(frozen=True, slots=True)
class BuiltPackage:
    """A package ready to load: `source` was compiled, `packed` is the unpacked tarball."""

    source: Path
    packed: Path


def build(source: Path, toolchain: Path, work: Path) -> BuiltPackage:
    """Compiles a copy of `source` under `work`, packs it and unpacks the tarball.

    Raises BuildError with the compiler's findings.
    """
    copy = work / "source"
    shutil.copytree(source, copy, ignore=shutil.ignore_patterns("node_modules", "dist"))
    (copy / "node_modules").symlink_to(toolchain / "node_modules")
    _run(["node", "node_modules/typescript/bin/tsc", "--project", "."], copy)
    _copy_static_files(copy)
    (copy / "node_modules").unlink()
    _run(["npm", "pack", "--silent", "--pack-destination", str(work)], copy)
    (tarball,) = work.glob("*.tgz")
    with tarfile.open(tarball) as archive:
        archive.extractall(work / "packed", filter="data")
    return BuiltPackage(source=copy, packed=work / "packed" / "package")


def scan(package: BuiltPackage, toolchain: Path) -> list[dict[str, Any]]:
    """Findings of n8n's package scanner, both legs; an empty list is a pass."""
    script = str(HARNESS / "scan.mjs")
    folders = [str(toolchain), str(package.source), str(package.packed)]
    # The scanner makes a temporary folder on import and never removes it.
    environment = {**os.environ, "TMPDIR": str(package.source.parent)}
    output = _run(["node", script, *folders], package.source, environment)
    findings: list[dict[str, Any]] = json.loads(output)
    return findings


def _copy_static_files(copy: Path) -> None:
    """n8n's own build does this after the compiler ran."""
    for path in sorted(copy.rglob("*")):
        inside = path.relative_to(copy)
        if path.suffix in STATIC_SUFFIXES and inside.parts[0] not in {"dist", "node_modules"}:
            target = copy / "dist" / inside
            target.parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(path, target)


def _run(command: list[str], folder: Path, environment: dict[str, str] | None = None) -> str:
    answer = subprocess.run(
        command, cwd=folder, env=environment, capture_output=True, text=True, check=False
    )
    if answer.returncode != 0:
        raise BuildError(f"`{' '.join(command)}` failed:\n{answer.stdout}{answer.stderr}")
    return answer.stdout
