"""Running the command line as a user does, in this process for speed."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import pytest

from connector.cli import main
from tests.conftest import Sandbox


@dataclass(frozen=True)
class Ran:
    """What a command left behind."""

    code: int
    out: str
    err: str

    @property
    def json(self) -> Any:
        return json.loads(self.out)


Run = Callable[..., Ran]


@pytest.fixture
def cli(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Run:
    """Run `connector ARGUMENTS...`."""

    def run(*arguments: object) -> Ran:
        monkeypatch.setattr(sys, "argv", ["connector", *map(str, arguments)])
        code = 0
        try:
            main()
        except SystemExit as end:
            code = int(end.code or 0)
        captured = capsys.readouterr()
        return Ran(code, captured.out, captured.err)

    return run


@pytest.fixture
def at_sandbox(sandbox: Sandbox, monkeypatch: pytest.MonkeyPatch) -> Sandbox:
    """The environment of somebody who pointed the command line at the sandbox."""
    for name, value in sandbox.server.environment.items():
        monkeypatch.setenv(name, value)
    monkeypatch.setenv("SIMPLYPRINT_PLAN", "enterprise")
    return sandbox
