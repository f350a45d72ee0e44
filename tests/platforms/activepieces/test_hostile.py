"""Every text of a connector is hostile: the piece compiles, loads and shows them as they are."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from connector.model import Action, Connector, Trigger
from connector.targets import activepieces
from connector.targets.activepieces.names import piece_name
from tests.implementations.activepieces import ActivepiecesPiece
from tests.implementations.python import PythonWire
from tests.platforms.activepieces import packaging, runtime
from tests.platforms.activepieces.runtime import ActivepiecesRuntime
from tests.platforms.fake_api import FakeApi
from tests.targets.hostile import HOSTILE, hostile

pytestmark = pytest.mark.node


@pytest.fixture(scope="module")
def attacked(connector: Connector) -> Connector:
    return hostile(connector)


@pytest.fixture(scope="module")
def running(
    attacked: Connector, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[ActivepiecesRuntime]:
    """The piece, bundled by the locked tool-chain and loaded; texts have no types to check."""
    emitted = activepieces.emit(attacked)
    assert {one.code for one in emitted.diagnostics} == {"T103"}
    sources = packaging.write(emitted.tree, tmp_path_factory.mktemp("hostile") / "sources")
    package = packaging.bundle(sources)
    with runtime.running(package, packaging.tools()) as started:
        yield started


def owners(
    attacked: Connector, running: ActivepiecesRuntime
) -> Iterator[tuple[Action | Trigger, dict[str, Any]]]:
    for kind, found in (("actions", attacked.actions), ("triggers", attacked.triggers)):
        for owner in found:
            yield owner, running.metadata[kind][piece_name(owner.name)]


def test_texts_come_out_as_they_are(attacked: Connector, running: ActivepiecesRuntime) -> None:
    seen = set()
    for owner, shown in owners(attacked, running):
        assert shown["description"].startswith(owner.description)
        assert shown["displayName"].casefold().startswith(owner.title.casefold())
        for item in owner.inputs:
            prop = shown["props"][item.name]
            assert prop["displayName"].casefold() == item.label.casefold()
            assert item.help.removesuffix(".") in prop.get("description", "")
            seen |= {item.label, item.help}
            if item.options:
                labels = [option["label"] for option in prop["options"]["options"]]
                assert labels == [option.label for option in item.options]
    assert set(HOSTILE) <= seen


def test_samples_come_out_as_they_are(attacked: Connector, running: ActivepiecesRuntime) -> None:
    for owner, shown in owners(attacked, running):
        if isinstance(owner, Trigger):
            assert shown["sampleData"] == owner.sample


def test_texts_are_sent_as_they_are(
    attacked: Connector, running: ActivepiecesRuntime, ap_server: FakeApi, tmp_path: Path
) -> None:
    action = attacked.action("printers.pause")
    assert action is not None
    piece = ActivepiecesPiece(running, attacked, ap_server, tmp_path)
    given = {"printers": [42]}
    found = piece.execute(action, given).request
    piece.close()
    wanted = PythonWire().execute(action, given).request
    assert found is not None
    assert wanted is not None
    assert json.dumps(found.body, sort_keys=True) == json.dumps(wanted.body, sort_keys=True)
    assert found.query == wanted.query
