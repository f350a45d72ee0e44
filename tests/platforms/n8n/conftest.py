"""The hand-written package, compiled once and running in n8n-core, and a server for it to call."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from tests.platforms.n8n import fake_api, packaging, runtime
from tests.platforms.toolchain import install

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tests.platforms.n8n.fake_api import FakeApi
    from tests.platforms.n8n.packaging import BuiltPackage
    from tests.platforms.n8n.runtime import N8nRuntime

HANDWRITTEN = Path(__file__).parent / "handwritten"


@pytest.fixture(scope="session")
def toolchain() -> Path:
    if shutil.which("node") is None:
        pytest.skip("Node.js 20 or later is not installed")
    return install("n8n")


@pytest.fixture(scope="session")
def package(toolchain: Path, tmp_path_factory: pytest.TempPathFactory) -> BuiltPackage:
    return packaging.build(HANDWRITTEN, toolchain, tmp_path_factory.mktemp("n8n-package"))


@pytest.fixture(scope="session")
def n8n(
    package: BuiltPackage, toolchain: Path, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[N8nRuntime]:
    home = tmp_path_factory.mktemp("n8n-home")
    with runtime.running(package.packed, toolchain, home, "filesystem") as running:
        yield running


@pytest.fixture(scope="session")
def server() -> Iterator[FakeApi]:
    with fake_api.serving() as api:
        yield api


@pytest.fixture
def api(server: FakeApi) -> FakeApi:
    server.script()
    return server


@pytest.fixture
def api_key(api: FakeApi) -> dict[str, Any]:
    """Credentials of kind API key for company 123, aimed at the server."""
    fields = {
        "apiKey": "key-for-tests",
        "companyId": "123",
        "apiUrl": f"{api.url}/api/",
        "filesUrl": f"{api.url}/files",
    }
    return {"simplyPrintUnofficialApi": fields}
