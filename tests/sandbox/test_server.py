"""Starting and stopping, from Python and from the command line."""

from __future__ import annotations

import json
import signal
import socket
import subprocess
import sys
import tempfile
import time
from typing import TYPE_CHECKING

import pytest
import requests

from connector.sandbox import SandboxServer, Settings

if TYPE_CHECKING:
    from pathlib import Path

MAIN = "from connector.cli.sandbox import sandbox; sandbox()"


def test_it_starts_within_half_a_second_and_frees_its_port() -> None:
    began = time.monotonic()
    with SandboxServer() as server:
        assert requests.get(f"{server.url}/__sandbox/state", timeout=5).status_code == 200
        assert time.monotonic() - began < 0.5
        port = int(server.url.rsplit(":", 1)[1])
    server.stop()
    with socket.socket() as probe:
        assert probe.connect_ex(("127.0.0.1", port)) != 0


def test_a_kept_connection_answers_without_waiting_for_acknowledgements() -> None:
    with SandboxServer(Settings(rate_limit=0)) as server, requests.Session() as session:
        began = time.monotonic()
        for _ in range(50):
            session.get(f"{server.url}/__sandbox/clock", timeout=5)
        assert time.monotonic() - began < 1.0


def test_it_removes_what_it_stored(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    with SandboxServer() as server:
        requests.post(f"{server.url}/__sandbox/reset", json={}, timeout=5)
        assert len(list(tmp_path.iterdir())) == 1
    assert list(tmp_path.iterdir()) == []


def test_a_taken_port_is_an_os_error() -> None:
    server = SandboxServer()
    with pytest.raises(OSError, match="in use"):
        SandboxServer(port=int(server.url.rsplit(":", 1)[1]))
    server.stop()


def test_the_environment_points_every_host_at_the_sandbox() -> None:
    with SandboxServer(Settings(company=5, key="sandbox-k")) as server:
        assert server.environment == {
            "SIMPLYPRINT_API_URL": f"{server.url}/api",
            "SIMPLYPRINT_FILES_URL": f"{server.url}/files",
            "SIMPLYPRINT_PANEL_URL": server.url,
            "SIMPLYPRINT_COMPANY_ID": "5",
            "SIMPLYPRINT_API_KEY": "sandbox-k",
            "SIMPLYPRINT_FILAMENT_DATABASE_URL": f"{server.url}/filament-database",
        }


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_the_command_prints_json_and_stops_on_a_signal(number: signal.Signals) -> None:
    arguments = ["--json", "--printers", "3", "--plan", "pro", "--company", "77", "--key", "k-1"]
    process = subprocess.Popen(
        [sys.executable, "-c", MAIN, *arguments], stdout=subprocess.PIPE, text=True
    )
    assert process.stdout is not None
    shown = json.loads(process.stdout.readline())
    answer = requests.get(
        f"{shown['environment']['SIMPLYPRINT_API_URL']}/77/printers/Get",
        headers={"X-API-KEY": shown["key"]},
        timeout=5,
    )
    process.send_signal(number)
    rest, _ = process.communicate(timeout=5)
    assert (len(answer.json()["data"]), rest, process.returncode) == (3, "", 0)


def test_the_command_prints_exports_for_people() -> None:
    process = subprocess.Popen([sys.executable, "-c", MAIN], stdout=subprocess.PIPE, text=True)
    assert process.stdout is not None
    lines = [process.stdout.readline() for _ in range(8)]
    process.terminate()
    process.communicate(timeout=5)
    assert any(line.startswith("export SIMPLYPRINT_API_KEY=sandbox-key-") for line in lines)


def test_the_command_names_a_taken_port() -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        shown = subprocess.run(
            [sys.executable, "-c", MAIN, "--port", str(port)],
            capture_output=True,
            text=True,
            timeout=10,
        )
    assert shown.returncode == 1
    assert f"port {port}:" in shown.stderr
