"""A person with n8n and a farm: the package in n8n-core, aimed at the sandbox."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import requests

from connector.model import Action, Connector
from tests.conftest import Sandbox
from tests.platforms.n8n.runtime import N8nRuntime
from tests.platforms.n8n.workflow import ACTIONS, API_KEY, item_of, parameters_of
from tests.platforms.platform import KINDS, Failure

PREPARING = 23
"""Seconds that a print of the sandbox takes to download and to heat."""

CALLBACK = "https://n8n.example.com/rest/oauth2-credential/callback"

Credentials = dict[str, dict[str, Any]]

ERRORS = dict.fromkeys(KINDS, "NodeApiError")
"""n8n has one class for all errors of a service."""


class Farm:
    """Runs actions of the package against the sandbox, each in a workflow of its own.

    The plan of the farm includes everything.
    """

    def __init__(self, connector: Connector, sandbox: Sandbox, n8n: N8nRuntime) -> None:
        sandbox.control("settings", {"plan": "enterprise"})
        self.connector = connector
        self.sandbox = sandbox
        self.n8n = n8n
        self.credentials: Credentials = {API_KEY: {"apiKey": sandbox.server.key, **self.place}}
        self.clock = self
        """Scenarios ask `client.clock` for the time, and wait by it."""

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

    def time(self) -> float:
        """What time it is at the farm, in unix seconds."""
        now: float = self.sandbox.control("clock")["now"]
        return now

    def sleep(self, seconds: float) -> None:
        """Let the farm's time go by."""
        self.sandbox.control("clock", {"advance": seconds})

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
        records = [item["json"] for item in result["outputs"][0]]
        return records if self.action(name).output.many else records[0]

    def failure(self, name: str, given: Mapping[str, Any] = {}) -> dict[str, Any]:
        """The error of an action that has to fail."""
        error: dict[str, Any] = self.execute(name, given)["error"]
        return error

    def action(self, name: str) -> Action:
        action = self.connector.action(name)
        assert action is not None, f"no action {name}"
        return action

    def printers(self, count: int = 1) -> list[int]:
        return [row["id"] for row in self.sandbox.control("state")["printers"][:count]]

    def start_print(self) -> int:
        """A printer that prints, past its download and heating."""
        (printer,) = self.printers()
        file = self.run("files.list", {"folder": -1})[0]["id"]
        self.run("jobs.create", {"printers": [printer], "library_file": file})
        self.sleep(PREPARING)
        return printer

    def tokens(self) -> dict[str, Any]:
        """OAuth2 tokens for the connector's scopes, as n8n stores them."""
        client = {"client_id": "sandbox-client", "redirect_uri": CALLBACK}
        asked = {**client, "response_type": "code", "scope": " ".join(self.connector.oauth2.scopes)}
        consent = requests.get(
            f"{self.sandbox.url}/panel/oauth2/authorize", asked, allow_redirects=False, timeout=10
        )
        code = consent.headers["location"].partition("code=")[2].partition("&")[0]
        form = {**client, "client_secret": "sandbox-client-secret", "code": code}
        tokens: dict[str, Any] = requests.post(
            f"{self.sandbox.url}/api/0/oauth2/Token",
            {**form, "grant_type": "authorization_code"},
            timeout=10,
        ).json()
        return tokens


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
