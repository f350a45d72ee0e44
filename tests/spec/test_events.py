"""The events of the connector: every one is described, can be subscribed to, and starts a flow."""

from __future__ import annotations

from typing import Any

import pytest

from connector.model import Connector
from connector.spec.load import load
from connector.spec.locate import locate


@pytest.fixture(scope="module")
def connector() -> Connector:
    loaded = load(locate()).connector
    assert loaded is not None
    return loaded


@pytest.fixture(scope="module")
def document(connector: Connector) -> dict[str, Any]:
    return connector.openapi


def test_every_event_that_can_be_subscribed_to_is_described(document: dict[str, Any]) -> None:
    names = document["components"]["schemas"]["EventName"]["enum"]
    assert list(document["webhooks"]) == names
    assert len(names) == 63


def test_every_event_starts_a_flow(connector: Connector, document: dict[str, Any]) -> None:
    events = [trigger.event for trigger in connector.triggers if trigger.kind == "webhook"]
    assert sorted(filter(None, events)) == sorted(document["webhooks"])


def test_an_event_is_described_under_its_own_name(document: dict[str, Any]) -> None:
    for name, item in document["webhooks"].items():
        content = item["post"]["requestBody"]["content"]["application/json"]
        assert content["schema"]["allOf"][1]["properties"]["event"] == {"const": name}
        assert item["post"]["x-group"] == name.partition(".")[0]


def test_a_trigger_of_unknown_data_says_so(connector: Connector) -> None:
    """And only such a trigger: what it says of its data goes by the example of its event."""
    for trigger in connector.triggers:
        if trigger.kind == "webhook":
            unknown = trigger.sample["data"] == {}
            assert ("not documented; fetch a sample" in trigger.note) == unknown, trigger.name


def test_titles_differ_within_a_kind(connector: Connector) -> None:
    """Beyond its group: platforms list all triggers of a kind together."""
    titles = [(trigger.kind, trigger.title) for trigger in connector.triggers]
    assert len(set(titles)) == len(titles)
