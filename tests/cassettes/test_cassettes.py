"""Every action replays from its cassette, and no cassette holds a secret."""

from __future__ import annotations

import re
from typing import Any

import jsonschema
import pytest
import yaml

from connector.model import Connector
from connector.runner import Client
from tests.cassettes.conftest import FOLDER
from tests.cassettes.scenarios import SCENARIOS

SECRETS = {
    "an API key header": re.compile(r"x-api-key", re.IGNORECASE),
    "a bearer token": re.compile(r"bearer|authorization", re.IGNORECASE),
    "a sandbox key": re.compile(r"sandbox-key|client-secret"),
    "a JSON web token": re.compile(r"eyJ[\w-]{8,}\.eyJ"),
    "an e-mail address": re.compile(r"[\w.+-]+@(?!example\.com)[\w-]+\.\w+"),
}


@pytest.mark.parametrize("name", sorted(SCENARIOS))
def test_an_action_replays(name: str, cassette_client: Client) -> None:
    """Its output is what the OpenAPI document says of it."""
    output = SCENARIOS[name](cassette_client)
    action = cassette_client.connector.action(name)
    assert action is not None
    assert output
    if action.output.schema is not None:
        jsonschema.validate(output, action.output.schema)


def test_every_action_has_a_cassette(connector: Connector) -> None:
    names = {action.name for action in connector.actions}
    assert set(SCENARIOS) == names
    assert {path.stem for path in FOLDER.glob("*.yaml")} == names


@pytest.mark.parametrize("path", sorted(FOLDER.glob("*.yaml")), ids=lambda path: path.stem)
def test_a_cassette_holds_no_secret(path: Any) -> None:
    text = path.read_text(encoding="utf-8")
    found = [what for what, pattern in SECRETS.items() if pattern.search(text)]
    assert found == []
    for interaction in yaml.safe_load(text)["interactions"]:
        assert set(interaction["request"]["headers"]) <= {"content-type"}
