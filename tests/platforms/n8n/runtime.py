"""Drives one Node process that runs an n8n package inside n8n-core.

The protocol is one JSON document a line, described in `harness/main.cjs`. Imports the standard
library only.
"""

from __future__ import annotations

import json
import os
import subprocess
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator

HARNESS = Path(__file__).parent / "harness"
STOP_SECONDS = 10


class HarnessError(Exception):
    """The command could not be carried out; a node's own errors come back as results instead."""


class N8nRuntime:
    """A running n8n-core with one package loaded."""

    def __init__(self, process: subprocess.Popen[str]) -> None:
        self._process = process
        self._last_id = 0
        self.description: dict[str, Any] = {}
        self.waits: list[float] = []
        """Milliseconds that the package would have slept during the last call."""

    def call(self, command: str, **arguments: Any) -> dict[str, Any]:
        """Sends one command and returns its result; raises HarnessError when it cannot run."""
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        self._last_id += 1
        message = {"id": self._last_id, "command": command, **arguments}
        self._process.stdin.write(json.dumps(message) + "\n")
        self._process.stdin.flush()
        line = self._process.stdout.readline()
        if not line:
            raise HarnessError(f"the n8n process ended during {command}; see its stderr")
        answer: dict[str, Any] = json.loads(line)
        if "failure" in answer:
            raise HarnessError(f"{command}: {answer['failure']}")
        self.waits = answer["waits"]
        result: dict[str, Any] = answer["result"]
        return result

    def node(self, name: str) -> dict[str, Any]:
        """The description of a node, as n8n's editor is served it."""
        found: dict[str, Any] = next(n for n in self.description["nodes"] if n["name"] == name)
        return found

    def execute(self, node: str, parameters: dict[str, Any], **more: Any) -> dict[str, Any]:
        """Runs the action node; returns {outputs, credentials} or {error, credentials}."""
        return self.call("execute", node=node, parameters=parameters, **more)


@contextmanager
def running(packed: Path, toolchain: Path, home: Path, binary_mode: str) -> Iterator[N8nRuntime]:
    """Starts n8n-core with the unpacked package `packed` and stops it afterwards.

    `home` takes n8n's own files. `binary_mode` is `default` (binary data inside items) or
    `filesystem` (items hold references).
    """
    environment = {
        **os.environ,
        "NODE_PATH": str(toolchain / "node_modules"),
        "N8N_USER_FOLDER": str(home),
        "N8N_ENCRYPTION_KEY": "only-for-tests",
        "N8N_DEFAULT_BINARY_DATA_MODE": binary_mode,
        "N8N_LOG_LEVEL": "silent",
        # The other engine needs native code that exists for Node 24 and later only.
        "N8N_EXPRESSION_ENGINE": "legacy",
    }
    command = ["node", str(HARNESS / "main.cjs")]
    pipe = subprocess.PIPE
    with subprocess.Popen(command, stdin=pipe, stdout=pipe, text=True, env=environment) as process:
        runtime = N8nRuntime(process)
        try:
            runtime.description = runtime.call("load", folder=str(packed))
            yield runtime
        finally:
            _stop(process)


def _stop(process: subprocess.Popen[str]) -> None:
    assert process.stdin is not None
    process.stdin.close()
    try:
        process.wait(STOP_SECONDS)
    except subprocess.TimeoutExpired:
        process.kill()
