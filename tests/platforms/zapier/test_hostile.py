"""Every text of a connector is hostile: the integration compiles and shows them as they are."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from connector.model import Action, Connector, Trigger
from connector.targets import zapier
from tests.implementations.python import PythonWire
from tests.implementations.registry import has
from tests.implementations.zapier import ZapierPackage
from tests.platforms.fake_api import FakeApi
from tests.platforms.zapier import building, runtime
from tests.platforms.zapier.runtime import ZapierRuntime
from tests.targets.hostile import HOSTILE, hostile

pytestmark = pytest.mark.node

CUT = 60
"""Zapier's labels end after 64 characters."""


@pytest.fixture(scope="module")
def attacked(connector: Connector) -> Connector:
    actions = tuple(one for one in connector.actions if has("zapier", one.name))
    return hostile(replace(connector, actions=actions))


@pytest.fixture(scope="module")
def running(
    attacked: Connector, zapier_toolchain: Path, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[ZapierRuntime]:
    """The integration, compiled and loaded."""
    emitted = zapier.emit(attacked)
    assert {item.code for item in emitted.diagnostics} == {"T103"}
    folder = tmp_path_factory.mktemp("hostile")
    built = building.build(emitted.tree, zapier_toolchain, folder / "package")
    with runtime.running(built, zapier_toolchain) as started:
        yield started


@pytest.mark.parametrize("entry", ["index", "oauth2"])
def test_the_core_finds_nothing_wrong(running: ZapierRuntime, entry: str) -> None:
    assert running.validate(entry) == []


def test_no_key_is_lost_or_added(running: ZapierRuntime, zapier_runtime: ZapierRuntime) -> None:
    for kind in ("triggers", "searches", "creates", "hydrators"):
        assert running.app[kind].keys() == zapier_runtime.app[kind].keys()


def test_an_action_sends_hostile_texts_as_they_are(
    attacked: Connector, running: ZapierRuntime, zapier_server: FakeApi, tmp_path: Path
) -> None:
    action = attacked.action("printers.pause")
    assert action is not None
    package = ZapierPackage(running, zapier_server, tmp_path)
    try:
        sent = package.execute(action, {"printers": [1]}).request
    finally:
        package.close()
    wanted = PythonWire().execute(action, {"printers": [1]}).request
    assert sent is not None
    assert wanted is not None
    assert sent.body == wanted.body


def test_every_hostile_text_is_shown_somewhere(attacked: Connector) -> None:
    inputs = [item for action in attacked.actions for item in action.inputs]
    shown = {text for item in inputs for text in (item.label, item.help)}
    assert set(HOSTILE) <= shown


def test_titles_and_descriptions_come_out_as_they_are(
    attacked: Connector, running: ZapierRuntime
) -> None:
    for owner, shown in pairs(attacked, running):
        display = shown["display"]
        assert display["label"].casefold().startswith(owner.title.casefold().rstrip()[:CUT])
        assert owner.description.casefold() in display["description"].casefold()


def test_fields_come_out_as_they_are(attacked: Connector, running: ZapierRuntime) -> None:
    compared = 0
    for owner, shown in pairs(attacked, running):
        fields = {field["key"]: field for field in shown["operation"].get("inputFields", ())}
        for item in owner.inputs:
            field = fields[item.name]
            assert field["label"].casefold() == item.label.casefold()
            assert item.help.casefold() in field.get("helpText", "").casefold()
            assert field.get("placeholder", "") == item.placeholder
            labels = [choice["label"].casefold() for choice in field.get("choices", ())]
            wanted = [option.label.casefold() for option in item.options]
            assert item.picker is not None or labels == wanted
            compared += 1
    assert compared > 40


def pairs(
    attacked: Connector, running: ZapierRuntime
) -> list[tuple[Action | Trigger, dict[str, Any]]]:
    """Every action and trigger with what Zapier is told of it."""
    app = running.app
    actions = {**app["creates"], **app["searches"]}
    found: list[tuple[Action | Trigger, dict[str, Any]]] = [
        (one, actions[one.name.replace(".", "_")]) for one in attacked.actions
    ]
    return found + [(one, app["triggers"][one.name.replace(".", "_")]) for one in attacked.triggers]
