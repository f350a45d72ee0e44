"""A wrong fact in the package alone is caught by the package's own tests, and by no others."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from connector.model import Connector
from tests.case_player import check
from tests.implementations.n8n import N8nPackage
from tests.implementations.python import PythonWire
from tests.platforms.fake_api import FakeApi
from tests.platforms.n8n import runtime
from tests.platforms.n8n.packaging import BuiltPackage

pytestmark = pytest.mark.node

CASE = {
    "action": "queue.update_item",
    "inputs": {"item": 51293, "amount": 3},
    "request": {
        "method": "POST",
        "path": "queue/UpdateItem",
        "query": {"job": "51293"},
        "body": {"amount": 3},
    },
    "response": {"json": {"status": True, "message": None}},
    "output": {"success": True},
}
QUEUE = "dist/nodes/SimplyPrintUnofficial/actions/queue.js"
RIGHT = "place: 'query', key: 'job'"
WRONG = "place: 'body', key: 'job'"


def test_a_field_moved_in_the_package_breaks_its_cases(
    connector: Connector,
    python: PythonWire,
    n8n_package: BuiltPackage,
    n8n_toolchain: Path,
    n8n_server: FakeApi,
    tmp_path: Path,
) -> None:
    packed = tmp_path / "package"
    shutil.copytree(n8n_package.packed, packed)
    source = (packed / QUEUE).read_text()
    assert source.count(RIGHT) == 1
    (packed / QUEUE).write_text(source.replace(RIGHT, WRONG))
    check(CASE, python, connector)
    with runtime.running(packed, n8n_toolchain, tmp_path, "filesystem") as running:
        broken = N8nPackage(running, n8n_server, tmp_path)
        try:
            with pytest.raises(AssertionError, match='-  "job": "51293"'):
                check(CASE, broken, connector)
        finally:
            broken.close()
