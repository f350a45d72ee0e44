"""A person with Activepieces and a farm: the piece in plain Node, aimed at the sandbox."""

from __future__ import annotations

import base64
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from connector.model import Connector
from connector.targets.activepieces.names import piece_name
from connector.wire.messages import FileInput
from tests.conftest import Sandbox
from tests.platforms.activepieces import connections
from tests.platforms.activepieces.runtime import ActivepiecesRuntime
from tests.platforms.farm import SandboxFarm
from tests.platforms.platform import KINDS, Failure

CALLBACK = "https://activepieces.example.com/redirect"

ERRORS = dict.fromkeys(KINDS, "Error")
"""Activepieces shows the message of an error and knows no classes of them."""


class ApFarm(SandboxFarm):
    """Runs actions of the piece against the sandbox, each as a step of a flow."""

    def __init__(
        self, connector: Connector, sandbox: Sandbox, runtime: ActivepiecesRuntime
    ) -> None:
        super().__init__(connector, sandbox)
        self.runtime = runtime
        self.company = str(sandbox.server.company)
        self.auth = connections.api_key(sandbox.server.key, self.company, self.urls)

    @property
    def urls(self) -> dict[str, str]:
        folders = {"api": "api/", "files": "files", "filament_database": "filament-database"}
        return {host: f"{self.sandbox.url}/{folder}" for host, folder in folders.items()}

    def execute(self, name: str, given: Mapping[str, Any] = {}, **more: Any) -> dict[str, Any]:
        """Run an action as a step that was filled in so; {output} or {error}, and what is left."""
        props = {key: entered(value) for key, value in given.items()}
        arguments = {"auth": self.auth, "props": props, **more}
        return self.runtime.call("run", name=piece_name(name), **arguments)

    def run(self, name: str, given: Mapping[str, Any] = {}) -> Any:
        """The output of an action; fails if it fails."""
        result = self.execute(name, given)
        assert "error" not in result, result["error"]
        return result["output"]

    def failure(self, name: str, given: Mapping[str, Any] = {}) -> dict[str, Any]:
        """The error of an action that has to fail."""
        result = self.execute(name, given)
        assert "error" in result, result["output"]
        error: dict[str, Any] = result["error"]
        return error

    def options(self, owner: Mapping[str, str], prop: str, search: str = "") -> dict[str, Any]:
        """What a dropdown shows; `owner` is {"action": name} or {"trigger": name}."""
        named = {kind: piece_name(name) for kind, name in owner.items()}
        return self.runtime.call(
            "options", owner=named, property=prop, auth=self.auth, search=search
        )

    def token(self) -> str:
        """An OAuth2 access token for the connector's scopes."""
        return str(self.tokens(CALLBACK)["access_token"])


def entered(value: Any) -> Any:
    """An input as a step holds it: a file by its data URL or, for tests, by its path."""
    if not isinstance(value, FileInput):
        return value
    if isinstance(value.source, (str, bytes)):
        return {"filename": value.name, "base64": _base64(value.source)}
    return {"filename": value.name, "path": str(value.source)}


def _base64(source: str | bytes) -> str:
    content = source.encode() if isinstance(source, str) else source
    return base64.b64encode(content).decode()


def file_of(content: bytes, name: str = "bracket.gcode") -> FileInput:
    """A file to put into a step."""
    return FileInput(name, len(content), content)


def file_at(path: Path) -> FileInput:
    return FileInput(path.name, path.stat().st_size, path)


class ActivepiecesPlatform:
    """The farm as what the tests of all platforms know."""

    name = "activepieces"
    waits_out_limits = True
    errors = ERRORS

    def __init__(self, farm: ApFarm) -> None:
        self._farm = farm

    @property
    def waits(self) -> list[float]:
        return self._farm.runtime.waits

    def run(self, action: str, given: Mapping[str, Any], *, key: str | None = None) -> Any:
        if key is not None:
            self._farm.auth["props"]["apiKey"] = key
        result = self._farm.execute(action, given)
        if "error" not in result:
            return result["output"]
        error = result["error"]
        raise Failure(error["name"], error["message"], (error["cause"] or {}).get("kind"))
