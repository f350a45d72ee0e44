"""What a person on any platform has before them: the sandbox's farm, and its clock."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Mapping
from typing import Any

import requests

from connector.model import Action, Connector, Trigger
from tests.conftest import Sandbox

PREPARING = 23
"""Seconds that a print of the sandbox takes to download and to heat."""


class SandboxFarm(ABC):
    """Runs actions of a package against the sandbox. Scenarios take it for a client."""

    def __init__(self, connector: Connector, sandbox: Sandbox) -> None:
        self.connector = connector
        self.sandbox = sandbox
        self.clock = self
        """Scenarios ask `client.clock` for the time, and wait by it."""

    @abstractmethod
    def run(self, name: str, given: Mapping[str, Any]) -> Any:
        """The output of an action, as the other runners give it; fails if it fails."""

    def time(self) -> float:
        """What time it is at the farm, in unix seconds."""
        return float(self.sandbox.control("clock")["now"])

    def sleep(self, seconds: float) -> None:
        """Let the farm's time go by."""
        self.sandbox.control("clock", {"advance": seconds})

    def action(self, name: str) -> Action:
        action = self.connector.action(name)
        assert action is not None, f"no action {name}"
        return action

    def trigger(self, name: str) -> Trigger:
        trigger = self.connector.trigger(name)
        assert trigger is not None, f"no trigger {name}"
        return trigger

    def printers(self, count: int = 1) -> list[int]:
        return [row["id"] for row in self.sandbox.control("state")["printers"][:count]]

    def start_print(self) -> int:
        """A printer that prints, past its download and heating."""
        (printer,) = self.printers()
        file = self.run("files.list", {"folder": -1})[0]["id"]
        self.run("jobs.create", {"printers": [printer], "library_file": file})
        self.prepare()
        return printer

    def prepare(self) -> None:
        """Wait until a print that was started is past its download and heating."""
        self.sleep(PREPARING)

    def tokens(self, callback: str) -> dict[str, Any]:
        """OAuth2 tokens for the connector's scopes, as the token endpoint answers them."""
        client = {"client_id": "sandbox-client", "redirect_uri": callback}
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
