"""The emitted piece, packed once and running in plain Node, and a server for it to call."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from connector.model import Connector
from connector.targets import activepieces as target
from tests.conftest import Sandbox
from tests.implementations.activepieces import ActivepiecesPiece
from tests.platforms import fake_api
from tests.platforms.activepieces import packaging, runtime
from tests.platforms.activepieces.farm import ActivepiecesPlatform, ApFarm
from tests.platforms.activepieces.runtime import ActivepiecesRuntime
from tests.platforms.fake_api import FakeApi


@pytest.fixture(scope="session")
def ap_package(connector: Connector, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The unpacked archive, compiled by the locked tool-chain."""
    return packaging.build(target.emit(connector).tree, tmp_path_factory.mktemp("ap-package"))


@pytest.fixture(scope="session")
def ap_runtime(ap_package: Path) -> Iterator[ActivepiecesRuntime]:
    with runtime.running(ap_package, packaging.tools()) as started:
        yield started


@pytest.fixture(scope="session")
def ap_server() -> Iterator[FakeApi]:
    with fake_api.serving() as api:
        yield api


@pytest.fixture(scope="session")
def activepieces(
    ap_runtime: ActivepiecesRuntime,
    connector: Connector,
    ap_server: FakeApi,
    tmp_path_factory: pytest.TempPathFactory,
) -> Iterator[ActivepiecesPiece]:
    """The piece as an implementation of the connector."""
    folder = tmp_path_factory.mktemp("ap-files")
    piece = ActivepiecesPiece(ap_runtime, connector, ap_server, folder)
    yield piece
    piece.close()


@pytest.fixture
def ap_farm(connector: Connector, sandbox: Sandbox, ap_runtime: ActivepiecesRuntime) -> ApFarm:
    return ApFarm(connector, sandbox, ap_runtime)


@pytest.fixture
def activepieces_platform(ap_farm: ApFarm) -> ActivepiecesPlatform:
    return ActivepiecesPlatform(ap_farm)
