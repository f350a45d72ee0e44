"""Short ways to talk to a sandbox in tests; its clock stands still at START."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import requests

if TYPE_CHECKING:
    from connector.sandbox import SandboxServer

START = 1_800_000_000.0


class Farm:
    """The server and short ways to talk to it."""

    def __init__(self, server: SandboxServer) -> None:
        self.server = server
        self.headers = {"X-API-KEY": server.key}

    def call(self, method: str, path: str, **options: Any) -> requests.Response:
        url = f"{self.server.url}/api/{self.server.company}/{path}"
        filled: dict[str, Any] = {"headers": self.headers, "timeout": 10, **options}
        return requests.request(method, url, **filled)

    def get(self, path: str, **query: Any) -> Any:
        return self.call("GET", path, params=query).json()

    def post(self, path: str, body: Any = None, **query: Any) -> Any:
        return self.call("POST", path, json=body, params=query).json()

    def upload(self, name: str, content: bytes, **fields: Any) -> Any:
        url = f"{self.server.url}/files/{self.server.company}/files/Upload"
        answer = requests.post(
            url, headers=self.headers, files={"file": (name, content)}, data=fields, timeout=10
        )
        return answer.json()

    def control(self, path: str, body: Any = None, method: str = "POST") -> Any:
        answer = requests.request(
            method, f"{self.server.url}/__sandbox/{path}", json=body, timeout=10
        )
        assert answer.status_code == 200, answer.text
        return answer.json()

    def look(self, path: str) -> Any:
        return self.control(path, method="GET")

    def switch(self, **settings: Any) -> None:
        self.control("settings", settings)

    def advance(self, seconds: float) -> None:
        self.control("clock", {"advance": seconds})

    def state_of(self, pid: int) -> str:
        return str(self.get("printers/Get", pid=pid)["data"]["printer"]["state"])

    def start_print(self, pid: int = 42) -> int:
        """A cable clip (360 s) on one printer, past its 3 s download and 20 s heating."""
        uid = self.get("files/GetFiles", f=-1, search="cable-clip")["files"][0]["id"]
        job = self.post("printers/actions/CreateJob", {"pid": pid, "filesystem": uid})
        self.advance(23)
        return int(job["jobIds"][0])

    def events(self) -> list[str]:
        return [event["event"] for event in self.look("state")["events"]]
