"""The webhook triggers against the sandbox: subscriptions and deliveries."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest

from connector.model import Connector, Trigger
from connector.targets.activepieces.names import piece_name
from tests.platforms.activepieces.farm import ApFarm
from tests.platforms.activepieces.flows import Flow
from tests.platforms.happenings import add_to_queue, finish_print
from tests.sandbox.receiver import Receiver

pytestmark = pytest.mark.node

HAPPENINGS = {"job.done": finish_print, "queue.add_item": add_to_queue}


def subscriptions(farm: ApFarm) -> list[dict[str, Any]]:
    rows: list[dict[str, Any]] = farm.sandbox.control("state")["webhooks"]
    return rows


def webhooks(connector: Connector) -> list[Trigger]:
    return [trigger for trigger in connector.triggers if trigger.event is not None]


def delivery(event: str = "job.done", **data: Any) -> dict[str, Any]:
    return {"webhook_id": 1, "event": event, "timestamp": 1_705_320_000, "data": data}


def arrive(flow: Flow, body: Any, **headers: str) -> list[dict[str, Any]]:
    """What a delivery starts; header names come in lower case."""
    lower = {name.lower(): value for name, value in headers.items()}
    return flow.run(payload={"body": body, "headers": lower})


@pytest.fixture
def receiver() -> Iterator[Receiver]:
    with Receiver() as running:
        yield running


def test_every_event_starts_its_flow(ap_farm: ApFarm, receiver: Receiver) -> None:
    for trigger in webhooks(ap_farm.connector):
        flow = Flow(ap_farm, trigger.name, allowPrivateUrl=True)
        flow.url = receiver.url
        flow.enable()
        ap_farm.sandbox.control("events/fire", {"event": trigger.event})
        headers, body = receiver.next()
        assert arrive(flow, body, **headers) == [body], trigger.name
        flow.disable()
    assert subscriptions(ap_farm) == []


@pytest.mark.parametrize("event", sorted(HAPPENINGS))
def test_a_flow_is_started_by_what_the_farm_delivers(
    ap_farm: ApFarm, receiver: Receiver, event: str
) -> None:
    flow = Flow(ap_farm, event, allowPrivateUrl=True)
    flow.url = receiver.url
    flow.enable()
    (row,) = subscriptions(ap_farm)
    assert (row["url"], row["events"], row["enabled"]) == (receiver.url, [event], True)
    HAPPENINGS[event](ap_farm)
    headers, body = receiver.next()
    assert arrive(flow, body, **headers) == [body]
    assert body["event"] == event
    flow.disable()
    assert subscriptions(ap_farm) == []
    assert flow.store == {}


def test_a_test_shows_a_delivery_of_the_event(ap_farm: ApFarm) -> None:
    triggers = webhooks(ap_farm.connector)
    for trigger in triggers:
        (sample,) = Flow(ap_farm, trigger.name).done("test")
        assert sample["event"] == trigger.event
    asked = [call["query"]["event"] for call in ap_farm.sandbox.calls("GetSamplePayload")]
    assert asked == [trigger.event for trigger in triggers]


def test_a_test_shows_the_example_if_there_is_no_other(ap_farm: ApFarm) -> None:
    ap_farm.sandbox.fault("status", "webhooks/GetSamplePayload", times=None)
    for trigger in webhooks(ap_farm.connector):
        assert Flow(ap_farm, trigger.name).done("test") == [trigger.sample]


def test_switching_on_again_replaces_the_subscription(ap_farm: ApFarm) -> None:
    flow = Flow(ap_farm, "job.done")
    flow.enable()
    first = flow.store["webhook"]
    flow.enable()
    assert len(subscriptions(ap_farm)) == 1
    assert flow.store["webhook"]["secret"] != first["secret"]
    assert len(flow.store["webhook"]["secret"]) == 64


def test_an_orphan_at_the_same_address_is_replaced_and_foreign_ones_stay(ap_farm: ApFarm) -> None:
    orphan, foreign = Flow(ap_farm, "job.done"), Flow(ap_farm, "job.done")
    foreign.url = "https://elsewhere.example.com/hook"
    orphan.enable()
    foreign.enable()
    flow = Flow(ap_farm, "job.done")
    flow.enable()
    assert sorted(row["url"] for row in subscriptions(ap_farm)) == sorted([flow.url, foreign.url])
    flow.disable()
    assert [row["url"] for row in subscriptions(ap_farm)] == [foreign.url]


def test_a_subscription_that_is_sound_is_left_alone(ap_farm: ApFarm) -> None:
    flow = Flow(ap_farm, "job.done")
    flow.enable()
    before = flow.store
    flow.done("onRenew")
    assert flow.store == before
    assert len(ap_farm.sandbox.calls("webhooks/Create")) == 1


@pytest.mark.parametrize("change", ["Delete", "SetEnabled"])
def test_a_subscription_that_somebody_took_away_is_renewed(ap_farm: ApFarm, change: str) -> None:
    flow = Flow(ap_farm, "job.done")
    flow.enable()
    hook = {"id": subscriptions(ap_farm)[0]["id"], "enabled": False}
    ap_farm.run("api.call", {"method": "POST", "path": f"webhooks/{change}", "body": hook})
    flow.done("onRenew")
    (row,) = subscriptions(ap_farm)
    assert (row["url"], row["enabled"]) == (flow.url, True)
    assert arrive(flow, delivery(), **{"X-SP-Secret": flow.store["webhook"]["secret"]})


def test_every_webhook_trigger_is_looked_after_daily(ap_farm: ApFarm) -> None:
    for trigger in webhooks(ap_farm.connector):
        shown = ap_farm.runtime.metadata["triggers"][piece_name(trigger.name)]
        assert shown["renewConfiguration"]["strategy"] == "CRON"


def test_a_creation_without_an_answer_leaves_no_orphan(ap_farm: ApFarm) -> None:
    flow = Flow(ap_farm, "job.done")
    ap_farm.sandbox.fault("reset_after", "webhooks/Create")
    assert flow.failure("onEnable")["cause"]["kind"] == "unknown"
    assert len(subscriptions(ap_farm)) == 1
    flow.disable()
    assert subscriptions(ap_farm) == []


def test_a_subscription_that_somebody_deleted_does_not_hinder_switching_off(
    ap_farm: ApFarm,
) -> None:
    flow = Flow(ap_farm, "job.done")
    flow.enable()
    hook = {"id": subscriptions(ap_farm)[0]["id"]}
    ap_farm.run("api.call", {"method": "POST", "path": "webhooks/Delete", "body": hook})
    flow.disable()
    assert flow.log == []


def test_switching_off_works_when_nothing_else_does(ap_farm: ApFarm) -> None:
    """Activepieces would keep running a flow whose trigger throws; the next one cleans up."""
    flow = Flow(ap_farm, "job.done")
    flow.enable()
    ap_farm.sandbox.fault("html", times=None)
    flow.disable()
    (line,) = flow.log
    assert "the webhook is still registered" in line
    assert flow.store["webhook"]["secret"] not in line
    assert len(subscriptions(ap_farm)) == 1


@pytest.mark.parametrize("base", ["http://localhost:8080", "http://192.168.1.4", "http://ap:80"])
def test_an_address_nobody_can_reach_is_refused_with_what_to_do(ap_farm: ApFarm, base: str) -> None:
    flow = Flow(ap_farm, "job.done")
    flow.url = f"{base}/api/v1/webhooks/1"
    message = flow.failure("onEnable")["message"]
    assert message.startswith(f"SimplyPrint cannot reach {base}")
    assert "AP_FRONTEND_URL" in message
    assert "polling trigger" in message
    assert ap_farm.sandbox.calls() == []


def test_a_wrong_filter_is_told_when_the_flow_is_switched_on(ap_farm: ApFarm) -> None:
    flow = Flow(ap_farm, "job.done", printers=["MK4"])
    assert flow.failure("onEnable")["message"] == 'printers: takes whole numbers, not "MK4"'
    assert subscriptions(ap_farm) == []


@pytest.mark.parametrize(
    ("headers", "reason"),
    [
        ({"X-SP-Secret": "wrong"}, "wrong secret"),
        ({"X-SP-Secret": ""}, "wrong secret"),
        ({}, "no secret"),
    ],
)
def test_a_forged_delivery_starts_nothing(
    ap_farm: ApFarm, headers: dict[str, str], reason: str
) -> None:
    flow = Flow(ap_farm, "job.done")
    flow.enable()
    assert arrive(flow, delivery(), **headers) == []
    assert flow.log == [f"SimplyPrint: a delivery was refused: {reason}"]


def test_before_the_subscription_every_delivery_is_forged(ap_farm: ApFarm) -> None:
    assert arrive(Flow(ap_farm, "job.done"), delivery(), **{"X-SP-Secret": ""}) == []


@pytest.mark.parametrize(
    ("body", "count"),
    [
        (delivery("job.done", job={"printer": {"id": 42}}), 1),
        (delivery("job.done", job={"printer": {"id": 43}}), 0),
        (delivery("job.failed", job={"printer": {"id": 42}}), 0),
        ("not JSON", 0),
        (None, 0),
    ],
    ids=["fits", "another printer", "another event", "text", "nothing"],
)
def test_only_what_fits_starts_the_flow(ap_farm: ApFarm, body: Any, count: int) -> None:
    flow = Flow(ap_farm, "job.done", printers=[42])
    flow.enable()
    assert len(arrive(flow, body, **{"X-SP-Token": flow.store["webhook"]["secret"]})) == count


def test_a_delivery_that_comes_twice_has_one_key(ap_farm: ApFarm) -> None:
    flow = Flow(ap_farm, "job.done")
    flow.enable()
    headers = {"x-sp-secret": flow.store["webhook"]["secret"]}
    bodies = [delivery(job={"id": 1}), delivery(job={"id": 1}), delivery(job={"id": 2})]
    items = [flow.done("run", payload={"body": body, "headers": headers}) for body in bodies]
    keys = [item[0]["_dedupe_key"] for item in items]
    assert keys[0] == keys[1] != keys[2]
