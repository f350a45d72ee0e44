"""Drives one Node process that runs integrations inside Zapier's core; see `harness/main.cjs`."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from connector.model import Action
from connector.wire.messages import FileInput
from tests.platforms import node_process
from tests.platforms.node_process import NodeProcess

HARNESS = Path(__file__).parent / "harness"

Result = dict[str, Any]


class ZapierRuntime:
    """Zapier's core with one integration, loaded once for each way to connect."""

    apps: dict[str, dict[str, Any]]

    def __init__(self, process: NodeProcess, folder: Path) -> None:
        self._process = process
        self.load(folder)

    def load(self, folder: Path) -> None:
        """Take the integration in `folder`, whatever was there before."""
        self.apps = self._process.call("load", folder=str(folder), entries=["index", "oauth2"])

    @property
    def app(self) -> dict[str, Any]:
        """The definition as data; a function is "$function"."""
        return self.apps["index"]

    @property
    def waits(self) -> list[float]:
        return self._process.waits

    def validate(self, entry: str) -> list[Any]:
        found: list[Any] = self._process.call("validate", entry=entry)
        return found

    def run(self, method: str, bundle: Mapping[str, Any], **more: Any) -> Result:
        """Run a function of the integration: {output} or {error}, with cache, cursor and logs."""
        arguments = {"entry": "index", "method": method, "bundle": bundle, **more}
        result: Result = self._process.call("run", **arguments)
        return result

    def act(self, action: Action, bundle: Mapping[str, Any], **more: Any) -> Result:
        """Run an action, and if it finds a file have Zapier fetch that as a later step would."""
        result = self.run(self.method_of(action), bundle, **more)
        if not action.output.binary or "error" in result:
            return result
        pointer = json.loads(result["output"][0]["file"].split("|||")[1])
        hydrating = {**bundle, "inputData": pointer["bundle"]}
        fetched = self.run(pointer["method"], hydrating, **more)
        if "error" in fetched:
            return fetched
        file = self._process.call("stashed", url=fetched["output"])
        return {**fetched, "output": [{"file": file}]}

    def method_of(self, action: Action) -> str:
        """Where the integration runs an action."""
        key = action.name.replace(".", "_")
        kind = "creates" if key in self.app["creates"] else "searches"
        assert key in self.app[kind], f"the integration has no {action.name}"
        return f"{kind}.{key}.operation.perform"

    def offer(self, file: FileInput, **headers: Any) -> str:
        """The address of a file of an earlier step; its `source` is the content or a path."""
        content = {"path": str(file.source)} if isinstance(file.source, Path) else {}
        if isinstance(file.source, str):
            content = {"text": file.source}
        address: str = self._process.call("offer", name=file.name, **content, headers=headers)
        return address

    def input_data(self, given: Mapping[str, Any]) -> dict[str, Any]:
        """Inputs as Zapier hands them over: a file as its address."""
        return {
            name: self.offer(value) if isinstance(value, FileInput) else value
            for name, value in given.items()
        }


@contextmanager
def running(folder: Path, toolchain: Path) -> Iterator[ZapierRuntime]:
    """Starts Zapier's core with the compiled integration in `folder` and stops it afterwards."""
    with node_process.running(HARNESS / "main.cjs", toolchain) as process:
        yield ZapierRuntime(process, folder)
