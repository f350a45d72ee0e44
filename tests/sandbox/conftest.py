"""One server for the whole run, reset before every test."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from connector.sandbox import SandboxServer, Settings

from .farm import START, Farm

if TYPE_CHECKING:
    from collections.abc import Iterator


@pytest.fixture(scope="session")
def server() -> Iterator[SandboxServer]:
    with SandboxServer(Settings(start=START)) as running:
        yield running


@pytest.fixture
def farm(server: SandboxServer) -> Farm:
    farm = Farm(server)
    farm.control("reset", {})
    return farm
