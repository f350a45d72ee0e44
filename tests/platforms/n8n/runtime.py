"""Drives one Node process that runs an n8n package inside n8n-core; see `harness/main.cjs`."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from tests.platforms import node_process
from tests.platforms.node_process import NodeProcess

HARNESS = Path(__file__).parent / "harness"


class N8nRuntime:
    """A running n8n-core with one package loaded."""

    def __init__(self, process: NodeProcess, folder: Path) -> None:
        self._process = process
        self.description: dict[str, Any] = {}
        self.load(folder)

    def load(self, folder: Path) -> None:
        """Load an unpacked package; one that was loaded from another folder is forgotten."""
        self.description = self.call("load", folder=str(folder))

    @property
    def waits(self) -> list[float]:
        return self._process.waits

    def call(self, command: str, **arguments: Any) -> dict[str, Any]:
        """Sends one command and returns its result; raises HarnessError when it cannot run."""
        result: dict[str, Any] = self._process.call(command, **arguments)
        return result

    def node(self, name: str) -> dict[str, Any]:
        """The description of a node, as n8n's editor is served it."""
        found: dict[str, Any] = next(n for n in self.description["nodes"] if n["name"] == name)
        return found

    def execute(self, node: str, parameters: dict[str, Any], **more: Any) -> dict[str, Any]:
        """Runs the action node; returns {outputs, credentials} or {error, credentials}."""
        return self.call("execute", node=node, parameters=parameters, **more)


def environment_of(home: Path, binary_mode: str) -> dict[str, str]:
    """What n8n-core reads from the environment.

    `home` takes n8n's own files. `binary_mode` is `default` (binary data inside items) or
    `filesystem` (items hold references).
    """
    return {
        "N8N_USER_FOLDER": str(home),
        "N8N_ENCRYPTION_KEY": "only-for-tests",
        "N8N_DEFAULT_BINARY_DATA_MODE": binary_mode,
        "N8N_LOG_LEVEL": "silent",
        # The other engine needs native code that exists for Node 24 and later only.
        "N8N_EXPRESSION_ENGINE": "legacy",
    }


@contextmanager
def running(packed: Path, toolchain: Path, home: Path, binary_mode: str) -> Iterator[N8nRuntime]:
    """Starts n8n-core with the unpacked package `packed` and stops it afterwards."""
    environment = environment_of(home, binary_mode)
    with node_process.running(HARNESS / "main.cjs", toolchain, environment) as process:
        yield N8nRuntime(process, packed)
