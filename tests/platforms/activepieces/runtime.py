"""Drives a Node process that runs a piece as Activepieces' engine does; see `harness/main.cjs`."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from tests.platforms import node_process
from tests.platforms.node_process import NodeProcess

HARNESS = Path(__file__).parent / "harness"


class ActivepiecesRuntime:
    """A process with one piece loaded. `loaded` is what the server would be told of the piece."""

    def __init__(self, process: NodeProcess, package: Path) -> None:
        self._process = process
        self.load(package)

    @property
    def waits(self) -> list[float]:
        return self._process.waits

    @property
    def metadata(self) -> dict[str, Any]:
        found: dict[str, Any] = self.loaded["metadata"]
        return found

    def load(self, package: Path) -> None:
        """Put another piece in the place of the one that is loaded."""
        self.folder = package
        self.loaded = self.call("load", folder=str(package))

    def call(self, command: str, **arguments: Any) -> dict[str, Any]:
        """Sends one command and returns its result; raises HarnessError when it cannot run."""
        result: dict[str, Any] = self._process.call(command, **arguments)
        return result


@contextmanager
def running(package: Path, tools: Path) -> Iterator[ActivepiecesRuntime]:
    """Starts a process with the unpacked piece `package` and ends it afterwards."""
    with node_process.running(HARNESS / "main.cjs", tools) as process:
        yield ActivepiecesRuntime(process, package)
