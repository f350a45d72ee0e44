"""Every polling trigger against the sandbox: what happens there comes out here, once."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pytest

from connector.model import Connector
from connector.runner import Client
from connector.triggers.polling import poll_once
from connector.triggers.store import Store
from tests.conftest import Sandbox
from tests.platforms.farm import SandboxFarm
from tests.platforms.happenings import STORIES
from tests.platforms.stories import expected, shown


class RunnerFarm(SandboxFarm):
    """The runner itself, where the platforms have their packages."""

    def __init__(self, connector: Connector, sandbox: Sandbox, client: Client) -> None:
        super().__init__(connector, sandbox)
        self._client = client

    def run(self, name: str, given: Mapping[str, Any]) -> Any:
        return self._client.run(name, dict(given))


def test_every_polling_trigger_has_a_story(connector: Connector) -> None:
    assert STORIES.keys() == {one.name for one in connector.triggers if one.poll is not None}


@pytest.mark.parametrize("name", sorted(STORIES))
def test_what_happens_between_two_polls_is_found_once(
    connector: Connector, sandbox: Sandbox, client: Client, name: str
) -> None:
    farm, story, store = RunnerFarm(connector, sandbox, client), STORIES[name], Store(None)
    trigger = farm.trigger(name)

    def poll() -> list[dict[str, Any]]:
        return [event["item"] for event in poll_once(client, store, trigger, story.given)]

    story.before(farm)
    assert poll() == []
    assert poll() == []
    found = story.happen(farm)
    assert [shown(record, found) for record in poll()] == [expected(found)]
    assert poll() == []
