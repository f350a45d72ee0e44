"""Every text of a connector is hostile: nothing is evaluated, everything is sent and shown."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from connector.model import Connector
from connector.targets import make
from tests.implementations.make import MakeApp
from tests.implementations.python import PythonWire
from tests.implementations.registry import has
from tests.platforms.fake_api import FakeApi
from tests.platforms.make import lint, schemas
from tests.platforms.make.app import App
from tests.platforms.make.forms import module_of
from tests.targets.hostile import hostile

LINTS = [rule for rule in lint.RULES if rule is not lint.modules_are_described]
"""A hostile description is no sentence."""


@pytest.fixture(scope="module")
def attacked(connector: Connector) -> Connector:
    actions = tuple(one for one in connector.actions if has("make", one.name))
    return hostile(replace(connector, actions=actions))


@pytest.fixture(scope="module")
def tree(attacked: Connector) -> Mapping[str, bytes]:
    return make.emit(attacked).tree


@pytest.fixture(scope="module")
def app(tree: Mapping[str, bytes]) -> App:
    return App(tree)


def seen(text: str) -> str:
    """A text as a person sees it, without gaps that have no width."""
    return text.replace("\u200b", "")


def test_no_action_is_left_out(attacked: Connector, app: App) -> None:
    found = {one.id for one in app.of("module") if not one.id.startswith("watch")}
    assert {module_of(app, action).id for action in attacked.actions} == found


@pytest.mark.skipif(not schemas.FOLDER.is_dir(), reason=schemas.MISSING)
def test_it_fits_the_schemas_of_make(tree: Mapping[str, bytes]) -> None:
    too_long = "that does not fit a line"
    """The language keeps labels shorter than Make wants them; the corpus does not."""
    assert [one for one in schemas.problems(tree) if too_long not in one] == []


@pytest.mark.parametrize("rule", LINTS, ids=lambda rule: rule.__name__)
def test_lint(rule: lint.Rule, app: App) -> None:
    assert list(rule(app)) == []


@pytest.mark.parametrize(
    ("name", "given"), [("printers.pause", {"printers": [1]}), ("queue.empty", {})]
)
def test_an_action_sends_hostile_texts_as_they_are(
    name: str,
    given: dict[str, Any],
    attacked: Connector,
    tree: Mapping[str, bytes],
    make_server: FakeApi,
    tmp_path: Path,
) -> None:
    action = attacked.action(name)
    assert action is not None
    package = MakeApp(tree, make_server, tmp_path)
    try:
        sent = package.execute(action, given).request
    finally:
        package.close()
    wanted = PythonWire().execute(action, given).request
    assert sent is not None
    assert wanted is not None
    assert sent.body == wanted.body


def test_titles_and_descriptions_come_out_as_they_are(attacked: Connector, app: App) -> None:
    for action in attacked.actions:
        module = module_of(app, action)
        assert seen(module.about["description"]) == f"{action.description} {action.note}".strip()


def test_labels_of_inputs_and_choices_come_out_as_they_are(attacked: Connector, app: App) -> None:
    count = 0
    for action in attacked.actions:
        fields = {one["name"]: one for one in module_of(app, action).parameters()}
        for item in action.inputs:
            if item.name == "limit" or item.kind == "file" or action.strategy == "call":
                continue
            field = fields[item.name]
            assert seen(field["label"]) == item.label
            if isinstance(field.get("options"), list):
                shown = [seen(option["label"]) for option in field["options"]]
                assert shown == [option.label for option in item.options]
            count += 1
    assert count > 30


def test_the_readme_holds_no_markup_of_a_spec(tree: Mapping[str, bytes]) -> None:
    readme = tree["README.md"].decode()
    assert "<script>" not in readme
    assert not re.search(r"(?<!\\)\]\(javascript", readme)


def test_every_file_is_json_in_ascii(tree: Mapping[str, bytes]) -> None:
    for path, content in tree.items():
        if path.endswith(".json"):
            json.loads(content.decode("ascii"))
