"""The polling trigger in n8n-core against the sandbox: each trigger over a sequence of polls."""

from __future__ import annotations

from typing import Any

import pytest
import requests

from connector.model import Connector
from tests.platforms.happenings import EMITS, STORIES, add_to_queue
from tests.platforms.n8n.farm import Farm
from tests.platforms.n8n.workflow import API_KEY, POLLS, polling_parameters
from tests.platforms.stories import expected, shown

pytestmark = pytest.mark.node


class Poller:
    """A poll trigger in an active workflow: what n8n stores between polls is kept here."""

    def __init__(self, farm: Farm, trigger: str, **filters: Any) -> None:
        self._farm = farm
        known = farm.connector.trigger(trigger)
        assert known is not None
        self.parameters = polling_parameters(known, filters)
        self.stored: dict[str, Any] = {}

    def poll(self, mode: str = "trigger") -> Any:
        """The records that a poll hands on, or its error."""
        result = self._farm.n8n.call(
            "poll",
            node=POLLS,
            parameters=self.parameters,
            credentials=self._farm.credentials,
            staticData=self.stored,
            mode=mode,
        )
        self.stored = result["staticData"]
        return result.get("error") or [item["json"] for item in result["items"] or []]


def test_every_polling_trigger_has_a_story(connector: Connector) -> None:
    assert STORIES.keys() == {one.name for one in connector.triggers if one.poll is not None}


@pytest.mark.parametrize("name", sorted(STORIES))
def test_a_trigger_takes_stock_and_fires_once_for_what_happens(farm: Farm, name: str) -> None:
    story = STORIES[name]
    story.before(farm)
    poller = Poller(farm, name, **story.given)
    assert poller.poll() == []
    assert poller.poll() == []
    found = story.happen(farm)
    assert [shown(record, found) for record in poller.poll()] == [expected(found)]
    assert poller.poll() == []


@pytest.mark.parametrize("name", EMITS)
def test_a_failed_poll_moves_nothing(farm: Farm, name: str) -> None:
    poller = Poller(farm, name)
    poller.poll()
    stored = poller.stored
    found = STORIES[name].happen(farm)
    farm.sandbox.fault("status", times=None)
    assert poller.poll()["data"]["kind"] == "server"
    assert poller.stored == stored
    _mend(farm)
    assert [shown(record, found) for record in poller.poll()] == [expected(found)]


def _mend(farm: Farm) -> None:
    requests.delete(f"{farm.sandbox.url}/__sandbox/faults", timeout=10)


@pytest.mark.parametrize(
    ("filters", "count"),
    [({"printers": [42]}, 1), ({"printers": [43]}, 0), ({"to": ["offline"]}, 0)],
)
def test_filters_decide_what_is_handed_on(farm: Farm, filters: dict[str, Any], count: int) -> None:
    poller = Poller(farm, "printers.state_changed", **filters)
    poller.poll()
    farm.start_print()
    assert len(poller.poll()) == count


def test_a_wrong_filter_is_named(farm: Farm) -> None:
    poller = Poller(farm, "printers.state_changed", to=["on fire"])
    assert poller.poll()["message"].startswith("to: takes one of cancelling")
    assert farm.sandbox.calls() == []


@pytest.mark.parametrize("change", ["account", "trigger"])
def test_another_account_or_trigger_takes_stock_anew(farm: Farm, change: str) -> None:
    add_to_queue(farm)
    poller = Poller(farm, "queue.item_added")
    poller.poll()
    if change == "trigger":
        poller.parameters["event"] = "jobs.finished"
    else:
        farm.sandbox.control("reset", {"company": 4321})
        farm.credentials[API_KEY]["companyId"] = "4321"
    assert poller.poll() == []
    fresh = Poller(farm, poller.parameters["event"])
    fresh.poll()
    assert poller.stored["state"]["seen"] == fresh.stored["state"]["seen"]


@pytest.mark.parametrize("name", sorted(STORIES))
def test_a_manual_run_shows_present_records_and_leaves_the_state(farm: Farm, name: str) -> None:
    story = STORIES[name]
    story.before(farm)
    story.happen(farm)
    poller = Poller(farm, name, **story.given)
    poller.stored = {"source": f"1234 {name}", "state": {"version": 1}}
    records = poller.poll("manual")
    assert isinstance(records, list)
    assert records
    assert poller.stored == {"source": f"1234 {name}", "state": {"version": 1}}
    if name == "jobs.finished":
        assert {record["status"] for record in records} <= {"done", "finished"}
