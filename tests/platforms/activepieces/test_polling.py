"""The polling triggers against the sandbox: the life of a flow, from switching on to off."""

from __future__ import annotations

import pytest

from connector.model import Connector
from tests.platforms.activepieces.farm import ApFarm
from tests.platforms.activepieces.flows import Flow
from tests.platforms.happenings import STORIES, add_to_queue
from tests.platforms.stories import expected, shown

pytestmark = pytest.mark.node


def test_every_polling_trigger_has_a_story(connector: Connector) -> None:
    assert STORIES.keys() == {one.name for one in connector.triggers if one.poll is not None}


@pytest.mark.parametrize("name", sorted(STORIES))
def test_a_trigger_takes_stock_and_fires_once_for_what_happens(ap_farm: ApFarm, name: str) -> None:
    story = STORIES[name]
    story.before(ap_farm)
    flow = Flow(ap_farm, name, **story.given)
    flow.enable()
    assert flow.run() == []
    found = story.happen(ap_farm)
    assert [shown(record, found) for record in flow.run()] == [expected(found)]
    assert flow.run() == []
    flow.disable()


@pytest.mark.parametrize("name", sorted(STORIES))
def test_a_test_shows_what_is_there_and_changes_nothing(ap_farm: ApFarm, name: str) -> None:
    story = STORIES[name]
    story.before(ap_farm)
    story.happen(ap_farm)
    flow = Flow(ap_farm, name, **story.given)
    flow.enable()
    before = flow.store
    assert 0 < len(flow.done("test")) <= 10
    assert flow.store == before


def test_an_event_has_the_same_key_when_it_is_read_again(ap_farm: ApFarm) -> None:
    flow = Flow(ap_farm, "queue.item_added")
    flow.enable()
    added = add_to_queue(ap_farm)
    before = flow.store
    (first,) = flow.done("run")
    flow.store = before
    (second,) = flow.done("run")
    assert first["_dedupe_key"] == second["_dedupe_key"] == str(added)


def test_filters_leave_out_what_does_not_fit(ap_farm: ApFarm) -> None:
    other = ap_farm.printers(2)[1]
    flow = Flow(ap_farm, "printers.state_changed", printers=[other])
    flow.enable()
    ap_farm.start_print()
    assert flow.run() == []


def test_a_failed_poll_leaves_the_state_and_loses_nothing(ap_farm: ApFarm) -> None:
    flow = Flow(ap_farm, "queue.item_added")
    flow.enable()
    before = flow.store
    added = add_to_queue(ap_farm)
    ap_farm.sandbox.fault("html")
    assert flow.failure("run")["cause"]["kind"] == "unexpected"
    assert flow.store == before
    assert [record["id"] for record in flow.run()] == [added]


def test_what_happens_while_a_flow_is_published_is_not_lost(ap_farm: ApFarm) -> None:
    """Activepieces switches the old version off and the new one on."""
    flow = Flow(ap_farm, "queue.item_added")
    flow.now = 1_000_000
    flow.enable()
    flow.disable()
    added = add_to_queue(ap_farm)
    flow.now += 60_000
    flow.enable()
    assert [record["id"] for record in flow.run()] == [added]


def test_a_flow_that_was_off_for_long_begins_anew(ap_farm: ApFarm) -> None:
    flow = Flow(ap_farm, "queue.item_added")
    flow.now = 1_000_000
    flow.enable()
    flow.disable()
    add_to_queue(ap_farm)
    flow.now += 3_600_000
    flow.enable()
    assert flow.run() == []


def test_another_account_begins_anew(ap_farm: ApFarm) -> None:
    flow = Flow(ap_farm, "queue.item_added")
    flow.enable()
    flow.store["poll"]["source"] = "77 queue.item_added"
    add_to_queue(ap_farm)
    assert flow.run() == []
    assert flow.store["poll"]["source"] == f"{ap_farm.company} queue.item_added"


def test_a_wrong_filter_is_told_when_the_flow_is_switched_on(ap_farm: ApFarm) -> None:
    flow = Flow(ap_farm, "queue.item_added", groups=["high"])
    assert flow.failure("onEnable")["message"] == 'groups: takes whole numbers, not "high"'
    assert ap_farm.sandbox.calls() == []


def test_more_than_can_be_remembered_is_an_error(ap_farm: ApFarm) -> None:
    """Activepieces would refuse to store it, after the events were handed over."""
    flow = Flow(ap_farm, "printers.state_changed")
    flow.enable()
    seen = {str(number): ["printing", 9e12, 0, 0] for number in range(20_000)}
    flow.store["poll"]["state"]["seen"] = seen
    assert "more records than Activepieces can remember" in flow.failure("run")["message"]


def test_a_flow_that_never_ran_can_be_switched_off(ap_farm: ApFarm) -> None:
    flow = Flow(ap_farm, "jobs.finished")
    ap_farm.auth["props"]["apiKey"] = "wrong"
    flow.disable()
    assert ap_farm.sandbox.calls() == []
