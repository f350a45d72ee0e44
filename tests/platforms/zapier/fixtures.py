"""The emitted integration, compiled once and running in Zapier's core, and a server to call."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from connector.cli.toolchain import install
from connector.model import Connector
from connector.targets import zapier as target
from tests.conftest import Sandbox
from tests.implementations.zapier import ZapierPackage
from tests.platforms import fake_api
from tests.platforms.fake_api import FakeApi
from tests.platforms.zapier import building, runtime
from tests.platforms.zapier.farm import Farm, ZapierPlatform
from tests.platforms.zapier.runtime import ZapierRuntime

TOOLCHAIN = Path(__file__).parent / "toolchain"


@pytest.fixture(scope="session")
def zapier_toolchain() -> Path:
    """Zapier's core and TypeScript."""
    return install(TOOLCHAIN)


@pytest.fixture(scope="session")
def zapier_package(
    connector: Connector, zapier_toolchain: Path, tmp_path_factory: pytest.TempPathFactory
) -> Path:
    """The folder of the compiled integration."""
    tree = target.emit(connector).tree
    return building.build(tree, zapier_toolchain, tmp_path_factory.mktemp("zapier-package"))


@pytest.fixture(scope="session")
def zapier_runtime(zapier_package: Path, zapier_toolchain: Path) -> Iterator[ZapierRuntime]:
    with runtime.running(zapier_package, zapier_toolchain) as running:
        yield running


@pytest.fixture(scope="session")
def zapier_server() -> Iterator[FakeApi]:
    with fake_api.serving() as api:
        yield api


@pytest.fixture(scope="session")
def zapier(
    zapier_runtime: ZapierRuntime, zapier_server: FakeApi, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[ZapierPackage]:
    """The integration as an implementation of the connector."""
    folder = tmp_path_factory.mktemp("zapier-files")
    package = ZapierPackage(zapier_runtime, zapier_server, folder)
    yield package
    package.close()


@pytest.fixture
def zapier_farm(connector: Connector, sandbox: Sandbox, zapier_runtime: ZapierRuntime) -> Farm:
    """A farm whose plan includes everything."""
    sandbox.control("settings", {"plan": "enterprise"})
    return Farm(connector, sandbox, zapier_runtime)


@pytest.fixture
def zapier_platform(zapier_farm: Farm) -> ZapierPlatform:
    return ZapierPlatform(zapier_farm)
