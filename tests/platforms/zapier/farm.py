"""A person with Zapier and a farm: the integration in Zapier's core, aimed at the sandbox."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from connector.model import Connector
from tests.conftest import Sandbox
from tests.implementations.zapier import unwrapped
from tests.platforms.farm import SandboxFarm
from tests.platforms.platform import Failure
from tests.platforms.zapier.runtime import Result, ZapierRuntime

ERRORS = {
    "rate_limited": "ThrottledError",
    "refused": "AppError",
    "server": "AppError",
    "unauthorized": "ExpiredAuthError",
    "unexpected": "AppError",
    "unknown": "HaltedError",
    # Zapier repeats a step after any other error.
    "server of a change": "HaltedError",
    "unexpected of a change": "HaltedError",
}


class Farm(SandboxFarm):
    """Runs steps of Zaps against the sandbox."""

    def __init__(self, connector: Connector, sandbox: Sandbox, zapier: ZapierRuntime) -> None:
        super().__init__(connector, sandbox)
        self.zapier = zapier
        self.auth: dict[str, Any] = {"api_key": sandbox.server.key, **self.place}
        self.entry = "index"

    @property
    def place(self) -> dict[str, Any]:
        """Where the sandbox is, as both ways to connect hold it."""
        urls = {"api": "api", "files": "files", "panel": ""}
        urls["filament_database"] = "filament-database"
        return {
            "company_id": str(self.sandbox.server.company),
            **{f"{name}_url": f"{self.sandbox.url}/{path}" for name, path in urls.items()},
        }

    def bundle(self, given: Mapping[str, Any] = {}, **more: Any) -> dict[str, Any]:
        inputs = self.zapier.input_data(given)
        return {"authData": self.auth, "inputData": inputs, "meta": {}, **more}

    def step(self, method: str, given: Mapping[str, Any] = {}, **more: Any) -> Result:
        """Run a function of the integration, by its path."""
        keys = ("cache", "cursor", "partSize")
        options = {name: more.pop(name) for name in keys if name in more}
        bundle = self.bundle(given, **more)
        return self.zapier.run(method, bundle, entry=self.entry, **options)

    def execute(self, name: str, given: Mapping[str, Any] = {}, **more: Any) -> Result:
        """Run an action: {output} or {error}."""
        bundle = self.bundle(given)
        return self.zapier.act(self.action(name), bundle, entry=self.entry, **more)

    def run(self, name: str, given: Mapping[str, Any] = {}) -> Any:
        """The output of an action, as the other runners give it; fails if it fails."""
        return unwrapped(self.action(name), output_of(self.execute(name, given)))

    def failure(self, name: str, given: Mapping[str, Any] = {}) -> Failure:
        """The error of an action that has to fail."""
        return failure_of(self.execute(name, given))


def output_of(result: Result) -> Any:
    """What a step came to; fails if it failed."""
    assert "error" not in result, result["error"]
    return result["output"]


def failure_of(result: Result) -> Failure:
    """What a result tells of a failure; `message` is what a person is shown."""
    assert "error" in result, result
    error = result["error"]
    message = error["message"]
    if error["name"] in ("AppError", "ThrottledError"):
        message = json.loads(message)["message"]
    return Failure(error["name"], message, error["cause"].get("kind"))


class ZapierPlatform:
    """The farm as what the tests of all platforms know."""

    name = "zapier"
    waits_out_limits = False
    errors = ERRORS

    def __init__(self, farm: Farm) -> None:
        self._farm = farm

    @property
    def waits(self) -> list[float]:
        return self._farm.zapier.waits

    def run(self, action: str, given: Mapping[str, Any], *, key: str | None = None) -> Any:
        if key is not None:
            self._farm.auth["api_key"] = key
        result = self._farm.execute(action, given)
        if "error" in result:
            raise failure_of(result)
        return result["output"]
