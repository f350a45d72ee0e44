"""The emitted package, packed once and running in n8n-core, and a server for it to call."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from connector.cli.toolchain import install
from connector.model import Connector
from connector.targets import n8n as target
from tests.conftest import Sandbox
from tests.implementations.n8n import N8nPackage
from tests.platforms import fake_api
from tests.platforms.fake_api import FakeApi
from tests.platforms.n8n import packaging, runtime
from tests.platforms.n8n.farm import Farm, N8nPlatform
from tests.platforms.n8n.packaging import BuiltPackage
from tests.platforms.n8n.runtime import N8nRuntime

TOOLCHAIN = Path(__file__).parent / "toolchain"


@pytest.fixture(scope="session")
def n8n_toolchain() -> Path:
    """n8n-core, its types and the package scanner."""
    return install(TOOLCHAIN)


@pytest.fixture(scope="session")
def n8n_package(connector: Connector, tmp_path_factory: pytest.TempPathFactory) -> BuiltPackage:
    tree = target.emit(connector).tree
    return packaging.build(tree, tmp_path_factory.mktemp("n8n-package"))


@pytest.fixture(scope="session")
def n8n_runtime(
    n8n_package: BuiltPackage, n8n_toolchain: Path, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[N8nRuntime]:
    home = tmp_path_factory.mktemp("n8n-home")
    with runtime.running(n8n_package.packed, n8n_toolchain, home, "filesystem") as running:
        yield running


@pytest.fixture(scope="session")
def n8n_server() -> Iterator[FakeApi]:
    with fake_api.serving() as api:
        yield api


@pytest.fixture(scope="session")
def n8n(
    n8n_runtime: N8nRuntime, n8n_server: FakeApi, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[N8nPackage]:
    """The package as an implementation of the connector."""
    package = N8nPackage(n8n_runtime, n8n_server, tmp_path_factory.mktemp("n8n-files"))
    yield package
    package.close()


@pytest.fixture
def farm(connector: Connector, sandbox: Sandbox, n8n_runtime: N8nRuntime) -> Farm:
    return Farm(connector, sandbox, n8n_runtime)


@pytest.fixture
def n8n_platform(farm: Farm) -> N8nPlatform:
    return N8nPlatform(farm)
