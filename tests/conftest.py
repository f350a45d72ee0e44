"""What many tests need: the connector, its implementations, a sandbox, a clock that never waits."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest
import requests

from connector.model import Connector
from connector.runner import Client, Connection
from connector.runner.budget import Budget
from connector.sandbox import SandboxServer, Settings
from connector.spec.load import load
from connector.spec.locate import locate
from tests.implementations.core_process import CoreProcess, open_core
from tests.implementations.core_ts import CoreTs
from tests.implementations.python import PythonWire
from tests.implementations.registry import PLATFORMS

pytest_plugins = [f"tests.platforms.{name}.fixtures" for name in PLATFORMS]


@dataclass
class FakeClock:
    """A clock that moves only when somebody sleeps; `slept` lists how long."""

    now: float = 1_700_000_000.0
    slept: list[float] = field(default_factory=list)

    def time(self) -> float:
        return self.now

    def monotonic(self) -> float:
        return self.now

    def sleep(self, seconds: float) -> None:
        self.slept.append(seconds)
        self.now += seconds


class Sandbox:
    """A running sandbox and its control surface."""

    def __init__(self, server: SandboxServer) -> None:
        self.server = server
        self.url = server.url

    def control(self, path: str, document: dict[str, Any] | None = None) -> Any:
        """POST to the control surface, or GET without a document."""
        url = f"{self.url}/__sandbox/{path}"
        answer = requests.get(url) if document is None else requests.post(url, json=document)
        assert answer.ok, answer.text
        return answer.json()

    def fault(self, kind: str, path: str = "*", **more: Any) -> None:
        self.control("faults", {"kind": kind, "match": {"path": path}, **more})

    def calls(self, path: str = "") -> list[dict[str, Any]]:
        """The requests so far whose path ends so, oldest first."""
        found = self.control("requests")["requests"]
        return [call for call in found if call["path"].endswith(path)]


@pytest.fixture(autouse=True)
def _own_environment(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """No test sees this machine's settings, budget or proxies."""
    monkeypatch.setenv("SIMPLYPRINT_STATE_DIR", str(tmp_path / "state"))
    monkeypatch.setenv("CONNECTOR_CACHE", str(tmp_path / "cache"))
    for name in ("API_KEY", "ACCESS_TOKEN", "COMPANY_ID", "API_URL", "FILES_URL", "PANEL_URL"):
        monkeypatch.delenv(f"SIMPLYPRINT_{name}", raising=False)
    monkeypatch.delenv("SIMPLYPRINT_PLAN", raising=False)


@pytest.fixture(scope="session")
def connector() -> Connector:
    loaded = load(locate())
    assert loaded.connector is not None, [str(item) for item in loaded.diagnostics.items]
    return loaded.connector


@pytest.fixture(scope="session")
def _server() -> Iterator[SandboxServer]:
    with SandboxServer(Settings(rate_limit=0, plan="enterprise")) as server:
        yield server


@pytest.fixture
def sandbox(_server: SandboxServer) -> Sandbox:
    """A sandbox in its first state: five printers, every plan's endpoints, no rate limit."""
    box = Sandbox(_server)
    requests.delete(f"{box.url}/__sandbox/faults")
    box.control("reset", {})
    return box


@pytest.fixture
def clock() -> FakeClock:
    return FakeClock()


@pytest.fixture
def connection(connector: Connector, sandbox: Sandbox) -> Connection:
    return Connection.resolve(connector, {}, sandbox.server.environment)


@pytest.fixture
def client(
    connector: Connector, connection: Connection, clock: FakeClock, tmp_path: Path
) -> Iterator[Client]:
    """A client of the sandbox that never really waits and has calls to spare."""
    budget = Budget(None, "test", 100_000, clock)
    told: list[str] = []
    with Client(
        connector,
        connection,
        clock=clock,
        budget=budget,
        save_to=tmp_path,
        tell=told.append,
        jitter=lambda: 1.0,
    ) as made:
        made.told = told  # type: ignore[attr-defined]
        yield made


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--record", action="store_true", help="record the cassettes anew")
    parser.addoption("--live", action="store_true", help="record from a live account")


@pytest.fixture(scope="session")
def python() -> PythonWire:
    return PythonWire()


@pytest.fixture(scope="session")
def core() -> Iterator[CoreProcess]:
    """core.ts, compiled and running in Node."""
    with open_core() as process:
        yield process


@pytest.fixture(scope="session")
def core_ts(core: CoreProcess) -> CoreTs:
    return CoreTs(core)
