"""The emitted app in our runtime of Make, and aimed at the sandbox."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

import pytest

from connector.model import Connector
from connector.targets import make as target
from connector.targets.base import Emitted
from tests.conftest import Sandbox
from tests.implementations.make import MakeApp
from tests.platforms import fake_api
from tests.platforms.fake_api import FakeApi
from tests.platforms.make.app import App
from tests.platforms.make.farm import Farm, MakePlatform


@pytest.fixture(scope="session")
def make_emitted(connector: Connector) -> Emitted:
    return target.emit(connector)


@pytest.fixture(scope="session")
def make_tree(make_emitted: Emitted) -> Mapping[str, bytes]:
    """The files of the app."""
    return make_emitted.tree


@pytest.fixture(scope="session")
def make_app(make_tree: Mapping[str, bytes]) -> App:
    """The app, read once for all tests; none may change it."""
    return App(make_tree)


@pytest.fixture(scope="session")
def make_server() -> Iterator[FakeApi]:
    with fake_api.serving() as api:
        yield api


@pytest.fixture(scope="session")
def make(
    make_tree: Mapping[str, bytes], make_server: FakeApi, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[MakeApp]:
    """The app as an implementation of the connector."""
    app = MakeApp(make_tree, make_server, tmp_path_factory.mktemp("make-files"))
    yield app
    app.close()


@pytest.fixture
def make_farm(connector: Connector, sandbox: Sandbox, make_app: App) -> Farm:
    return Farm(connector, sandbox, make_app)


@pytest.fixture
def make_platform(make_farm: Farm) -> MakePlatform:
    return MakePlatform(make_farm)
