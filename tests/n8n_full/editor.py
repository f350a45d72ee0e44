"""A running n8n, asked over the same REST interface as its editor asks it."""

from __future__ import annotations

import json
import secrets
from typing import Any

import requests

from tests.n8n_full import flatted
from tests.n8n_full.processes import wait_for

SECONDS = 30
FINISHED = {"success", "error", "crashed", "canceled"}

Document = dict[str, Any]


class Refused(Exception):
    """n8n answered with an error."""


class Editor:
    """Signed in as the owner of an n8n."""

    def __init__(self, url: str) -> None:
        self.url = url
        self._session = requests.Session()

    def sign_up(self) -> None:
        """Become the owner; nobody needs the password again."""
        person = {"email": "owner@example.com", "firstName": "Olive", "lastName": "Owner"}
        password = f"A1{secrets.token_hex(12)}"
        self.ask("POST", "owner/setup", {**person, "password": password})

    @property
    def cookie(self) -> str:
        """What a browser has to send to be signed in."""
        return self._session.cookies["n8n-auth"]

    def ask(self, method: str, path: str, document: Document | None = None) -> Any:
        """The data of an answer. Raises Refused with n8n's words."""
        answer = self._session.request(
            method, f"{self.url}/rest/{path}", json=document, timeout=SECONDS
        )
        if not answer.ok:
            raise Refused(f"{method} {path}: {answer.status_code} {answer.text[:600]}")
        return answer.json()["data"]

    def activate(self, workflow: str) -> None:
        version = self.ask("GET", f"workflows/{workflow}")["versionId"]
        self.ask("POST", f"workflows/{workflow}/activate", {"versionId": version})

    def deactivate(self, workflow: str) -> None:
        self.ask("POST", f"workflows/{workflow}/deactivate", {})

    def run(self, workflow: str, trigger: str) -> None:
        """What the button under a trigger does."""
        self.ask("POST", f"workflows/{workflow}/run", {"triggerToStartFrom": {"name": trigger}})

    def executions(self, workflow: str) -> list[Document]:
        """The executions of a workflow, newest first, without their data."""
        chosen = json.dumps({"workflowId": workflow})
        found = self.ask("GET", f"executions?filter={chosen}&limit=20")
        results: list[Document] = found["results"]
        return results

    def waiting(self, workflow: str) -> None:
        """Return once the newest execution of a workflow waits for somebody."""

        def look() -> bool | None:
            return self.executions(workflow)[0]["status"] == "waiting" or None

        wait_for(f"{workflow} to wait", look, SECONDS)

    def finished(self, workflow: str, seconds: float = 60) -> Document:
        """The newest execution of a workflow with its data, once it is over."""

        def look() -> Document | None:
            found = self.executions(workflow)
            return found[0] if found and found[0]["status"] in FINISHED else None

        newest = wait_for(f"an execution of {workflow}", look, seconds)
        execution: Document = self.ask("GET", f"executions/{newest['id']}")
        execution["data"] = flatted.parse(execution["data"])
        return execution


def output_of(execution: Document, node: str) -> list[Document]:
    """The items that the last run of a node put out, error branch included."""
    runs = execution["data"]["resultData"]["runData"][node]
    outputs = runs[-1]["data"]["main"]
    return [item["json"] for branch in outputs if branch for item in branch]
