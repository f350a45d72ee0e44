"""Everything that the nodes offer is executed in n8n-core by a shared case that succeeds."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from connector.model import Connector
from connector.spec.cases import Case
from tests.case_player import check
from tests.implementations.n8n import N8nPackage
from tests.implementations.registry import deviations
from tests.platforms.fake_api import FakeApi
from tests.platforms.n8n.runtime import N8nRuntime
from tests.platforms.n8n.workflow import ACTIONS, POLLS, WEBHOOKS
from tests.test_cases import CASES

pytestmark = pytest.mark.node

SUCCESS = {"action": "output", "delivery": "accepted", "trigger": "polls", "picker": "options"}


class Counting(N8nRuntime):
    """A runtime that is running already, and notes what it is asked to execute."""

    def __init__(self, n8n: N8nRuntime) -> None:
        self._process = n8n._process
        self.description = n8n.description
        self.executed: set[str] = set()

    def call(self, command: str, **arguments: Any) -> dict[str, Any]:
        result = super().call(command, **arguments)
        if "error" not in result:
            parameters = arguments["parameters"]
            self.executed |= {
                "execute": lambda: {f"{parameters['resource']}.{parameters['operation']}"},
                "webhook.deliver": lambda: set(parameters["events"]),
                "poll": lambda: {parameters["event"]},
                "listSearch": lambda: {arguments["method"]},
            }[command]()
        return result


def test_every_operation_event_and_list_is_executed(
    n8n_runtime: N8nRuntime, n8n_server: FakeApi, connector: Connector, tmp_path: Path
) -> None:
    counting = Counting(n8n_runtime)
    package = N8nPackage(counting, n8n_server, tmp_path)
    for case in _successes():
        check(case.data, package, connector)
    package.close()
    offered = {*_operations(counting), *_events(counting), *_lists(counting.node(ACTIONS))}
    assert offered - counting.executed == set()


def _successes() -> list[Case]:
    """The first case of each subject that succeeds on n8n."""
    first: dict[tuple[str, str], Case] = {}
    for case in CASES:
        result = SUCCESS.get(case.kind)
        if result in case.data and "n8n" not in deviations(case.data):
            first.setdefault((case.kind, case.subject), case)
    return list(first.values())


def _operations(n8n: N8nRuntime) -> set[str]:
    fields = [one for one in n8n.node(ACTIONS)["properties"] if one["name"] == "operation"]
    return {
        f"{resource}.{option['value']}"
        for field in fields
        for resource in field["displayOptions"]["show"]["resource"]
        for option in field["options"]
    }


def _events(n8n: N8nRuntime) -> set[str]:
    """The choices of the field that names what starts a workflow, in both triggers."""
    named = ((WEBHOOKS, "events"), (POLLS, "event"))
    return {
        option["value"]
        for node, name in named
        for field in n8n.node(node)["properties"]
        if field["name"] == name
        for option in field["options"]
    }


def _lists(value: Any) -> set[str]:
    """The searched lists that fields name."""
    if isinstance(value, list):
        return {name for item in value for name in _lists(item)}
    if not isinstance(value, dict):
        return set()
    own = {value["searchListMethod"]} if "searchListMethod" in value else set()
    return own | {name for item in value.values() for name in _lists(item)}
