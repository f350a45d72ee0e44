"""Packs an emitted n8n package as `connector pack` does, and unpacks it as a user's n8n would."""

from __future__ import annotations

import json
import os
import subprocess
import tarfile
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from connector.cli.packing import make_archive
from connector.cli.tree import write_tree
from connector.targets import n8n

SCAN = Path(__file__).parent / "harness" / "scan.mjs"


@dataclass(frozen=True, slots=True)
class BuiltPackage:
    """A package ready to load: `source` was emitted, `packed` is the unpacked archive."""

    source: Path
    packed: Path


def build(tree: Mapping[str, bytes], work: Path) -> BuiltPackage:
    """Pack a tree and unpack the archive, below `work`. Raises with the compiler's findings."""
    assert n8n.PACKING is not None
    archive = make_archive(n8n.PACKING, tree, work)
    with tarfile.open(archive) as opened:
        opened.extractall(work / "packed", filter="data")
    write_tree(tree, work / "source")
    return BuiltPackage(source=work / "source", packed=work / "packed" / "package")


def scan(package: BuiltPackage, toolchain: Path) -> list[dict[str, Any]]:
    """Findings of n8n's package scanner, both legs; an empty list is a pass."""
    folders = [str(toolchain), str(package.source), str(package.packed)]
    # The scanner makes a temporary folder on import and never removes it.
    environment = {**os.environ, "TMPDIR": str(package.source.parent)}
    answer = subprocess.run(
        ["node", str(SCAN), *folders], env=environment, capture_output=True, text=True, check=False
    )
    assert answer.returncode == 0, answer.stderr
    findings: list[dict[str, Any]] = json.loads(answer.stdout)
    return findings
