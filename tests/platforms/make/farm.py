"""A person with Make and a farm: the app in our runtime, aimed at the sandbox."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from connector.model import Connector
from tests.conftest import Sandbox
from tests.platforms.farm import SandboxFarm
from tests.platforms.make.app import App
from tests.platforms.make.communication import MakeError
from tests.platforms.make.forms import filled_in, module_of, output_of
from tests.platforms.make.runtime import Make
from tests.platforms.make.wire import over_http
from tests.platforms.platform import Failure

ERRORS = {
    "refused": "RuntimeError",
    "rate_limited": "RateLimitError",
    "server": "ConnectionError",
    "server of a change": "RuntimeError",
    "unauthorized": "InvalidAccessTokenError",
    "unexpected": "RuntimeError",
    "unknown": "RuntimeError",
    "lost": "ConnectionError",
}


class Farm(SandboxFarm):
    """Runs the modules of the app against the sandbox, with an API key connection."""

    def __init__(self, connector: Connector, sandbox: Sandbox, app: App) -> None:
        super().__init__(connector, sandbox)
        self.app = app
        self.make = Make(self.app, over_http(self.origins(connector)))
        self.connect(sandbox.server.key)

    def origins(self, connector: Connector) -> dict[str, str]:
        """Where the hosts of the spec are: below one address."""
        public = f"{self.sandbox.url}/filament-database"
        found = {
            connector.host("panel").oauth2: self.sandbox.url,
            connector.host("filament_database").oauth2: public,
        }
        for name in ("api", "files"):
            found[connector.host(name).oauth2] = f"{self.sandbox.url}/{name}"
            found[connector.host(name).api_key] = f"{self.sandbox.url}/{name}"
        return found

    def connect(self, key: str) -> None:
        """Use a key without checking it."""
        self.make.connection = {"companyId": self.sandbox.server.company, "apiKey": key}

    def run(self, name: str, given: Mapping[str, Any]) -> Any:
        """The output of an action, as the other runners give it; raises MakeError."""
        return output_of(self.action(name), self.bundles(name, given))

    def bundles(self, name: str, given: Mapping[str, Any] = {}) -> list[Any]:
        """What a module hands on; raises MakeError."""
        action = self.action(name)
        module = module_of(self.app, action)
        return self.make.run(module.id, filled_in(module, action, given))


class MakePlatform:
    """The farm as what the tests of all platforms know."""

    name = "make"
    waits_out_limits = False
    errors = ERRORS
    waits: list[float] = []

    def __init__(self, farm: Farm) -> None:
        self._farm = farm

    def run(self, action: str, given: Mapping[str, Any], *, key: str | None = None) -> Any:
        if key is not None:
            self._farm.connect(key)
        try:
            return self._farm.run(action, given)
        except MakeError as problem:
            raise Failure(problem.type, problem.message) from problem
