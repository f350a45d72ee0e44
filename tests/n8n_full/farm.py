"""The sandbox that n8n is aimed at, run as a person runs it."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import requests

from tests.n8n_full.processes import running, wait_for

SECONDS = 30


class Farm:
    """A running sandbox."""

    def __init__(self, started: dict[str, Any]) -> None:
        self.url: str = started["url"]
        self.key: str = started["key"]
        self.company: int = started["company"]

    def control(self, path: str, document: dict[str, Any] | None = None) -> Any:
        """Ask the control surface, or tell it something."""
        url = f"{self.url}/__sandbox/{path}"
        method = "GET" if document is None else "POST"
        answer = requests.request(method, url, json=document, timeout=SECONDS)
        answer.raise_for_status()
        return answer.json()

    def call(self, path: str, document: dict[str, Any]) -> Any:
        """What somebody does in the panel meanwhile."""
        url = f"{self.url}/api/{self.company}/{path}"
        headers = {"x-api-key": self.key}
        answer = requests.post(url, json=document, headers=headers, timeout=SECONDS).json()
        assert answer["status"], answer
        return answer

    @property
    def calls(self) -> list[dict[str, Any]]:
        """The requests so far, oldest first."""
        found: list[dict[str, Any]] = self.control("requests")["requests"]
        return found

    @property
    def hooks(self) -> list[dict[str, Any]]:
        found: list[dict[str, Any]] = self.control("state")["webhooks"]
        return found


@contextmanager
def serving(log: Path) -> Iterator[Farm]:
    """`connector sandbox` on a free port, with every plan's endpoints and no rate limit."""
    command = [sys.executable, "-m", "connector", "sandbox", "--json", "--plan", "enterprise"]
    with running([*command, "--port", "0"], {}, log):
        farm = Farm(wait_for("the sandbox", lambda: _started(log), SECONDS))
        farm.control("settings", {"rate_limit": 0})
        yield farm


def _started(log: Path) -> dict[str, Any] | None:
    line = log.read_text(encoding="utf-8").partition("\n")[0]
    if not line.endswith("}"):
        return None
    started: dict[str, Any] = json.loads(line)
    return started
