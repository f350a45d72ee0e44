"""A Node process that carries out commands, one JSON document a line; see `serve.cjs`.

Imports the standard library only.
"""

from __future__ import annotations

import json
import os
import subprocess
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any

STOP_SECONDS = 10


class HarnessError(Exception):
    """The command could not be carried out; a package's own errors come back as results instead."""


class NodeProcess:
    """A running harness."""

    def __init__(self, process: subprocess.Popen[str]) -> None:
        self._process = process
        self._last_id = 0
        self.waits: list[float] = []
        """Milliseconds that the package would have slept during the last call."""

    def call(self, command: str, **arguments: Any) -> Any:
        """Sends one command and returns its result; raises HarnessError when it cannot run."""
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        self._last_id += 1
        message = {"id": self._last_id, "command": command, **arguments}
        self._process.stdin.write(json.dumps(message) + "\n")
        self._process.stdin.flush()
        line = self._process.stdout.readline()
        if not line:
            raise HarnessError(f"the process ended during {command}; see its stderr")
        answer: dict[str, Any] = json.loads(line)
        if "failure" in answer:
            raise HarnessError(f"{command}: {answer['failure']}")
        self.waits = answer["waits"]
        return answer["result"]


@contextmanager
def running(
    script: Path, toolchain: Path, environment: Mapping[str, str] = {}
) -> Iterator[NodeProcess]:
    """Starts a harness that finds the packages of a tool-chain, and ends it afterwards."""
    everything = {**os.environ, "NODE_PATH": str(toolchain / "node_modules"), **environment}
    pipe = subprocess.PIPE
    command = ["node", str(script)]
    with subprocess.Popen(command, stdin=pipe, stdout=pipe, text=True, env=everything) as process:
        try:
            yield NodeProcess(process)
        finally:
            _stop(process)


def _stop(process: subprocess.Popen[str]) -> None:
    assert process.stdin is not None
    process.stdin.close()
    try:
        process.wait(STOP_SECONDS)
    except subprocess.TimeoutExpired:
        process.kill()
