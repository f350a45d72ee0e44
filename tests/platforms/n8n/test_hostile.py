"""Every text of a connector is hostile: the package compiles, loads and shows them as they are."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from connector.model import Action, Connector, Input
from connector.targets import n8n
from tests.implementations.n8n import N8nPackage
from tests.implementations.python import PythonWire
from tests.platforms.fake_api import FakeApi
from tests.platforms.n8n import packaging, runtime
from tests.platforms.n8n.runtime import N8nRuntime
from tests.platforms.n8n.workflow import fields_of
from tests.targets.hostile import HOSTILE, hostile

pytestmark = pytest.mark.node


RESOURCES = {"account", "files", "jobs", "printers", "queue"}
"""Enough for each hostile text and each kind of field; compiling all would take as long again."""


@pytest.fixture(scope="module")
def attacked(connector: Connector) -> Connector:
    actions = tuple(one for one in connector.actions if one.resource in RESOURCES)
    return hostile(replace(connector, actions=actions))


@pytest.fixture(scope="module")
def running(
    attacked: Connector, n8n_toolchain: Path, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[N8nRuntime]:
    """The package, compiled and loaded."""
    work = tmp_path_factory.mktemp("hostile")
    emitted = n8n.emit(attacked)
    # Events whose filters have become unlike one another.
    assert {problem.code for problem in emitted.diagnostics} == {"T102"}
    package = packaging.build(emitted.tree, work)
    with runtime.running(package.packed, n8n_toolchain, work, "filesystem") as started:
        yield started


@pytest.fixture(scope="module")
def nodes(running: N8nRuntime) -> dict[str, Any]:
    """What n8n's editor is told of the package, by the names of nodes."""
    return {node["name"]: node for node in running.description["nodes"]}


def test_an_action_sends_hostile_texts_as_they_are(
    attacked: Connector, running: N8nRuntime, n8n_server: FakeApi, tmp_path: Path
) -> None:
    action = attacked.action("printers.pause")
    assert action is not None
    package = N8nPackage(running, n8n_server, tmp_path)
    try:
        sent = package.execute(action, {"printers": [1]}).request
    finally:
        package.close()
    wanted = PythonWire().execute(action, {"printers": [1]}).request
    assert sent is not None
    assert wanted is not None
    assert sent.body == wanted.body


def action_node(nodes: dict[str, Any]) -> dict[str, Any]:
    (name,) = [one for one in nodes if not one.endswith("Trigger")]
    found: dict[str, Any] = nodes[name]
    return found


def alike(shown: str, text: str) -> bool:
    """n8n's linter wants capitals, and periods in some places and not in others."""
    return shown.casefold().rstrip(".") == text.casefold().rstrip(".")


def test_every_hostile_text_is_shown_somewhere(attacked: Connector) -> None:
    inputs = [item for action in attacked.actions for item in action.inputs]
    shown = {text for item in inputs for text in (item.label, item.help)}
    assert set(HOSTILE) <= shown


def test_titles_and_descriptions_of_actions_come_out_as_they_are(
    attacked: Connector, nodes: dict[str, Any]
) -> None:
    options = {
        (one["displayOptions"]["show"]["resource"][0], option["value"]): option
        for one in action_node(nodes)["properties"]
        if one["name"] == "operation"
        for option in one["options"]
    }
    for action in attacked.actions:
        resource, _, operation = action.name.partition(".")
        shown = options[resource, operation]
        described = f"{action.description} {action.note}".strip().removesuffix(".")
        if action.effect == "physical":
            described += ". This can move a machine or start a print"
        assert alike(shown["description"], described)
        assert shown["name"] == "Get Many" or alike(shown["name"], action.title)


def test_labels_and_help_of_inputs_come_out_as_they_are(
    attacked: Connector, nodes: dict[str, Any]
) -> None:
    node = action_node(nodes)
    shown = [(item, field) for action in attacked.actions for item, field in pairs(node, action)]
    assert len(shown) > 40
    for item, field in shown:
        if item.name == "limit" or item.kind == "file":
            continue
        is_dynamic = item.picker is not None and item.many
        assert is_dynamic or alike(field["displayName"], item.label)
        help_text = str(field.get("hint" if is_dynamic else "description", ""))
        assert item.help.casefold().rstrip(".") in help_text.casefold()
        # JSON shows its example in a hint if the linter would change it as a placeholder.
        example = str(field.get("placeholder", field.get("hint", "")))
        assert is_dynamic or example.endswith(item.placeholder)
        labels = sorted(option["name"].casefold() for option in field.get("options", ()))
        assert labels == sorted(option.label.casefold() for option in item.options)


def pairs(node: dict[str, Any], action: Action) -> list[tuple[Input, dict[str, Any]]]:
    alone, optional = fields_of(node, action)
    fields = optional | alone
    return [(item, fields[item.name]) for item in action.inputs]
