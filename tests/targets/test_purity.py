"""Targets give the same bytes whatever the order in which Python happens to keep things."""

from __future__ import annotations

import os
import subprocess
import sys

PROGRAM = """
from connector.spec.load import load
from connector.spec.locate import locate
from connector.targets.base import tree_hash
from connector.targets.registry import targets

connector = load(locate()).connector
for name, target in targets().items():
    print(name, tree_hash(target.emit(connector).tree))
"""


def hashes(seed: str) -> str:
    environment = {**os.environ, "PYTHONHASHSEED": seed}
    command = [sys.executable, "-c", PROGRAM]
    return subprocess.run(
        command, env=environment, capture_output=True, text=True, check=True
    ).stdout


def test_two_processes_emit_the_same_trees() -> None:
    first = hashes("1")
    assert {line.split()[0] for line in first.splitlines()} >= {"n8n", "openapi"}
    assert hashes("2") == first
