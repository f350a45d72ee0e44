"""A fresh n8n with the packed package in it, in a folder of its own."""

from __future__ import annotations

import json
import os
import secrets
import subprocess
import sys
import tarfile
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import requests

from tests.n8n_full.editor import Editor
from tests.n8n_full.processes import free_port, running, wait_for
from tests.n8n_full.tools import Tools

START_SECONDS = 120
QUIET = (
    "N8N_DIAGNOSTICS_ENABLED",
    "N8N_HIRING_BANNER_ENABLED",
    "N8N_PERSONALIZATION_ENABLED",
    "N8N_SECURE_COOKIE",
    "N8N_TEMPLATES_ENABLED",
    "N8N_VERIFIED_PACKAGES_ENABLED",
    "N8N_VERSION_NOTIFICATIONS_ENABLED",
)
"""Switches that are off: nothing is asked of the internet, nor of the person."""


class House:
    """The folder of an n8n, its settings and its command line."""

    def __init__(self, tools: Tools, folder: Path) -> None:
        self.folder = folder
        self._tools = tools
        self._port = free_port()
        self.url = f"http://127.0.0.1:{self._port}"
        self._environment = {
            **dict.fromkeys(QUIET, "false"),
            "N8N_USER_FOLDER": str(folder),
            "N8N_ENCRYPTION_KEY": secrets.token_hex(16),
            "N8N_LISTEN_ADDRESS": "127.0.0.1",
            "N8N_PORT": str(self._port),
            "N8N_EDITOR_BASE_URL": self.url,
            "N8N_WEBHOOK_URL": f"{self.url}/",
        }

    def install_package(self) -> str:
        """Packs ours and puts it where n8n looks for community nodes; returns name and version."""
        out = self.folder / "packed"
        pack = [sys.executable, "-m", "connector", "pack", "n8n", "--out", str(out)]
        _carry_out(pack, {})
        (archive,) = out.rglob("*.tgz")
        with tarfile.open(archive) as opened:
            opened.extractall(out, filter="data")
        manifest: dict[str, Any] = json.loads((out / "package/package.json").read_text())
        nodes = self.folder / ".n8n/nodes/node_modules"
        nodes.mkdir(parents=True)
        (out / "package").rename(nodes / manifest["name"])
        return f"{manifest['name']} {manifest['version']}"

    def command(self, *arguments: str) -> None:
        """Run n8n's command line to its end. Raises with what it printed if it fails."""
        _carry_out(self._line(*arguments), self._settings())

    @contextmanager
    def open(self) -> Iterator[Editor]:
        """The server, ready and signed in to."""
        log = self.folder / "n8n.log"
        with running(self._line("start"), self._settings(), log) as process:

            def is_ready() -> bool | None:
                if process.poll() is not None:
                    raise RuntimeError(f"n8n ended:\n{log.read_text()[-2000:]}")
                return _answers(f"{self.url}/healthz/readiness")

            wait_for("n8n", is_ready, START_SECONDS)
            editor = Editor(self.url)
            editor.sign_up()
            yield editor

    def _line(self, *arguments: str) -> Sequence[str]:
        return [str(self._tools.node), str(self._tools.n8n), *arguments]

    def _settings(self) -> dict[str, str]:
        # Every process of n8n listens for its task runners, so each gets a port of its own.
        return {**self._environment, "N8N_RUNNERS_BROKER_PORT": str(free_port())}


def _carry_out(command: Sequence[str], environment: Mapping[str, str]) -> None:
    made = subprocess.run(
        command, env={**os.environ, **environment}, capture_output=True, text=True, check=False
    )
    if made.returncode != 0:
        said = "\n".join((made.stdout + made.stderr).strip().splitlines()[-10:])
        raise RuntimeError(f"`{' '.join(command)}` failed:\n{said}")


def _answers(url: str) -> bool | None:
    try:
        return True if requests.get(url, timeout=5).ok else None
    except requests.RequestException:
        return None
