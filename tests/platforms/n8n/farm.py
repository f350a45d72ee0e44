"""A person with n8n and a farm: the package in n8n-core, aimed at the sandbox."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from connector.model import Connector
from tests.conftest import Sandbox
from tests.platforms.farm import SandboxFarm
from tests.platforms.n8n.runtime import N8nRuntime
from tests.platforms.n8n.workflow import ACTIONS, API_KEY, item_of, parameters_of, shared_output
from tests.platforms.platform import KINDS, Failure

CALLBACK = "https://n8n.example.com/rest/oauth2-credential/callback"

Credentials = dict[str, dict[str, Any]]

ERRORS = dict.fromkeys(KINDS, "NodeApiError")
"""n8n has one class for all errors of a service."""


class Farm(SandboxFarm):
    """Runs actions of the package against the sandbox, each in a workflow of its own."""

    def __init__(self, connector: Connector, sandbox: Sandbox, n8n: N8nRuntime) -> None:
        super().__init__(connector, sandbox)
        self.n8n = n8n
        self.credentials: Credentials = {API_KEY: {"apiKey": sandbox.server.key, **self.place}}

    @property
    def place(self) -> dict[str, Any]:
        """What both kinds of credentials hold."""
        company = str(self.sandbox.server.company)
        url = self.sandbox.url
        return {
            "companyId": company,
            "apiUrl": f"{url}/api/",
            "filesUrl": f"{url}/files",
            "filamentDatabaseUrl": f"{url}/filament-database",
        }

    def execute(self, name: str, *given: Mapping[str, Any], **more: Any) -> dict[str, Any]:
        """Run an action once for each set of inputs; {outputs} or {error}."""
        action = self.action(name)
        inputs = given or ({},)
        parameters = parameters_of(self.n8n.node(ACTIONS), action, inputs[0])
        parameters |= more.pop("parameters", {})
        items = [item_of(one) for one in inputs]
        arguments = {"credentials": self.credentials, "items": items, **more}
        return self.n8n.execute(ACTIONS, parameters, **arguments)

    def run(self, name: str, given: Mapping[str, Any]) -> Any:
        """The output of an action, as the other runners give it; fails if it fails."""
        result = self.execute(name, given)
        assert "error" not in result, result["error"]
        action = self.action(name)
        records = [shared_output(action, item["json"]) for item in result["outputs"][0]]
        return records if action.output.many else records[0]

    def failure(self, name: str, given: Mapping[str, Any] = {}) -> dict[str, Any]:
        """The error of an action that has to fail."""
        error: dict[str, Any] = self.execute(name, given)["error"]
        return error


class N8nPlatform:
    """The farm as what the tests of all platforms know."""

    name = "n8n"
    waits_out_limits = True
    errors = ERRORS

    def __init__(self, farm: Farm) -> None:
        self._farm = farm

    @property
    def waits(self) -> list[float]:
        return self._farm.n8n.waits

    def run(self, action: str, given: Mapping[str, Any], *, key: str | None = None) -> Any:
        if key is not None:
            self._farm.credentials[API_KEY]["apiKey"] = key
        result = self._farm.execute(action, given)
        if "error" not in result:
            return result["outputs"][0]
        error = result["error"]
        told = f"{error['message']}. {error['description'] or ''}"
        raise Failure(error["name"], told, (error["data"] or {}).get("kind"))
