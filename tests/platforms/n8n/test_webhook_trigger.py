"""The webhook trigger in n8n-core against the sandbox: subscriptions and deliveries."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest

from connector.model import Connector
from tests.platforms.happenings import add_to_queue, finish_print
from tests.platforms.n8n.farm import Farm
from tests.platforms.n8n.workflow import WEBHOOKS
from tests.sandbox.receiver import Receiver

pytestmark = pytest.mark.node

BOTH = ["job.done", "queue.add_item"]


class Hook:
    """A webhook trigger: what n8n stores for it, and what it calls at start and stop."""

    def __init__(self, farm: Farm, *events: str, **filters: Any) -> None:
        self._farm = farm
        self.parameters: dict[str, Any] = {"events": list(events), "filters": filters}
        self.stored: dict[str, Any] = {}
        self.mode = "trigger"
        self.base = "https://n8n.example.com"

    def call(self, step: str, **more: Any) -> dict[str, Any]:
        result = self._farm.n8n.call(
            f"webhook.{step}",
            node=WEBHOOKS,
            parameters=self.parameters,
            credentials=self._farm.credentials,
            staticData=self.stored,
            webhookBaseUrl=self.base,
            **{"mode": self.mode, **more},
        )
        self.stored = result.get("staticData", self.stored)
        return result

    def activate(self) -> None:
        """As n8n does when a workflow is switched on."""
        if not self.call("checkExists")["value"]:
            assert self.call("create")["value"] is True

    def deliver(self, body: Any, **headers: str) -> dict[str, Any]:
        return self.call("deliver", headers=headers, body=body)


def subscriptions(farm: Farm) -> list[dict[str, Any]]:
    rows: list[dict[str, Any]] = farm.sandbox.control("state")["webhooks"]
    return rows


def delivery(event: str = "job.done", **data: Any) -> dict[str, Any]:
    return {"webhook_id": 1, "event": event, "timestamp": 1_705_320_000, "data": data}


@pytest.fixture
def receiver() -> Iterator[Receiver]:
    with Receiver() as running:
        yield running


def test_a_workflow_subscribes_when_it_starts_and_leaves_when_it_stops(farm: Farm) -> None:
    hook = Hook(farm, *BOTH)
    hook.activate()
    (row,) = subscriptions(farm)
    assert row["url"].startswith("https://n8n.example.com/webhook/")
    assert (sorted(row["events"]), row["enabled"]) == (BOTH, True)
    (call,) = farm.sandbox.calls("webhooks/Create")
    assert call["body"]["name"] == "n8n: Harness"
    assert hook.call("delete")["value"] is True
    assert subscriptions(farm) == []
    assert hook.stored == {"production": {}}


def test_a_restart_finds_its_subscription(farm: Farm) -> None:
    hook = Hook(farm, *BOTH)
    hook.activate()
    hook.activate()
    assert len(subscriptions(farm)) == 1
    assert len(farm.sandbox.calls("webhooks/Create")) == 1


def test_other_events_replace_the_subscription(farm: Farm) -> None:
    hook = Hook(farm, *BOTH)
    hook.activate()
    hook.parameters["events"] = ["job.done"]
    hook.activate()
    assert [row["events"] for row in subscriptions(farm)] == [["job.done"]]


def test_a_subscription_whose_secret_is_lost_is_replaced_not_doubled(farm: Farm) -> None:
    hook = Hook(farm, *BOTH)
    hook.activate()
    hook.stored = {}
    hook.activate()
    assert len(subscriptions(farm)) == 1
    assert len(hook.stored["production"]["secret"]) == 64


def test_test_and_production_have_a_subscription_each(farm: Farm) -> None:
    hook = Hook(farm, "job.done")
    hook.parameters["options"] = {"whenTesting": "event"}
    hook.activate()
    hook.mode = "manual"
    hook.activate()
    urls = [row["url"] for row in subscriptions(farm)]
    assert ["/webhook-test/" in url for url in urls] == [False, True]
    hook.call("delete")
    assert [row["url"] for row in subscriptions(farm)] == urls[:1]


@pytest.mark.parametrize("is_test", [True, False])
def test_n8n_ends_tests_and_workflows_in_one_and_the_same_mode(farm: Farm, is_test: bool) -> None:
    hook = Hook(farm, "job.done")
    hook.parameters["options"] = {"whenTesting": "event"}
    hook.activate()
    hook.mode = "manual"
    hook.activate()
    hook.call("delete", mode="internal", isTest=is_test)
    (left,) = subscriptions(farm)
    assert ("/webhook-test/" in left["url"]) is not is_test


def test_a_subscription_that_somebody_deleted_does_not_hinder_stopping(farm: Farm) -> None:
    hook = Hook(farm, "job.done")
    hook.activate()
    farm.run(
        "api.call",
        {"method": "POST", "path": "webhooks/Delete", "body": {"id": subscriptions(farm)[0]["id"]}},
    )
    assert hook.call("delete")["value"] is True


def test_a_failed_removal_is_reported_and_remembered(farm: Farm) -> None:
    hook = Hook(farm, "job.done")
    hook.activate()
    stored = hook.stored
    farm.sandbox.fault("status", "webhooks/Delete", status=400)
    assert hook.call("delete")["error"]["data"]["kind"] == "refused"
    assert hook.stored == stored


@pytest.mark.parametrize("base", ["http://localhost:5678", "http://192.168.1.4", "http://n8n:5678"])
def test_an_address_nobody_can_reach_is_refused(farm: Farm, base: str) -> None:
    hook = Hook(farm, "job.done")
    hook.base = base
    error = hook.call("create")["error"]
    assert error["message"].startswith("SimplyPrint cannot reach http://")
    assert "WEBHOOK_URL" in error["description"]
    assert farm.sandbox.calls() == []


@pytest.mark.parametrize(
    "base",
    [
        "http://127.0.0.1:5678",
        "http://0x7f.1",
        "http://10.1.2.3",
        "http://172.20.0.2",
        "http://169.254.169.254",
        "http://100.64.0.1",
        "http://[::1]:5678",
        "http://[fd00::1]",
        "http://[::ffff:10.0.0.1]",
        "http://farm.local",
    ],
)
def test_addresses_that_are_not_public(farm: Farm, base: str) -> None:
    hook = Hook(farm, "job.done")
    hook.base = base
    assert "cannot reach" in hook.call("create")["error"]["message"]


def test_a_refusal_names_all_four_remedies(farm: Farm) -> None:
    hook = Hook(farm, "job.done")
    hook.base = "http://localhost:5678"
    told = hook.call("create")["error"]["description"]
    remedies = ("WEBHOOK_URL", "Public Base URL", "polling trigger", "Allow Private URL")
    assert all(remedy in told for remedy in remedies)


@pytest.mark.parametrize("base", ["https://farm.example.com/n8n", "https://farm.example.com/n8n/ "])
def test_a_public_address_that_n8n_does_not_know_is_entered(farm: Farm, base: str) -> None:
    hook = Hook(farm, "job.done")
    hook.base = "http://localhost:5678"
    hook.parameters["options"] = {"publicUrl": base}
    hook.activate()
    (row,) = subscriptions(farm)
    assert row["url"].startswith("https://farm.example.com/n8n/webhook/")
    hook.activate()
    assert len(farm.sandbox.calls("webhooks/Create")) == 1


@pytest.mark.parametrize("base", ["farm.example.com", "ftp://farm.example.com"])
def test_a_public_address_that_is_none_is_refused(farm: Farm, base: str) -> None:
    hook = Hook(farm, "job.done")
    hook.parameters["options"] = {"publicUrl": base}
    assert "Public Base URL" in hook.call("create")["error"]["message"]
    assert farm.sandbox.calls() == []


def test_after_a_move_the_old_subscription_is_replaced(farm: Farm) -> None:
    hook = Hook(farm, "job.done")
    hook.activate()
    hook.base = "https://moved.example.com"
    hook.activate()
    assert [row["url"][:25] for row in subscriptions(farm)] == ["https://moved.example.com"]


def test_a_subscription_of_somebody_else_is_left_alone_whatever_its_id(farm: Farm) -> None:
    """As it happens when the credential becomes that of another account."""
    created = {"name": "Theirs", "url": "https://theirs.example.com/", "event_names": ["job.done"]}
    theirs = farm.run("webhooks.create", created)["id"]
    hook = Hook(farm, "job.done")
    hook.stored = {"production": {"id": theirs, "secret": "s", "url": "https://ours.example.com/"}}
    hook.activate()
    assert hook.call("delete")["value"] is True
    assert [row["id"] for row in subscriptions(farm)] == [theirs]


def test_a_subscription_whose_creation_was_never_answered_is_removed(farm: Farm) -> None:
    hook = Hook(farm, "job.done")
    hook.activate()
    del hook.stored["production"]["id"]
    hook.call("delete")
    assert subscriptions(farm) == []


def listen(farm: Farm, receiver: Receiver, *events: str, **filters: Any) -> Hook:
    """Press the button that tests the trigger, with n8n behind `receiver`."""
    hook = Hook(farm, *events, **filters)
    hook.mode = "manual"
    hook.base = receiver.url
    hook.activate()
    return hook


def test_every_sample_is_a_delivery_of_its_event(farm: Farm) -> None:
    """Without a backend that knows any."""
    farm.sandbox.fault("status", "webhooks/GetSamplePayload", status=400, times=None)
    triggers = [one for one in farm.connector.triggers if one.event is not None]
    with Receiver() as receiver:
        for trigger in triggers:
            hook = listen(farm, receiver, trigger.name)
            headers, body = receiver.next()
            assert body["event"] == trigger.event
            assert len(hook.deliver(body, **headers)["items"] or []) == 1


def test_the_backend_is_asked_for_a_sample(farm: Farm) -> None:
    with Receiver() as receiver:
        listen(farm, receiver, "job.done")
        assert receiver.next()[1].get("source") == "synthetic"


def test_a_test_run_is_shown_a_sample_of_the_backend(farm: Farm, receiver: Receiver) -> None:
    hook = listen(farm, receiver, "queue.add_item", "job.done")
    (asked,) = farm.sandbox.calls("webhooks/GetSamplePayload")
    assert asked["query"]["event"] == "queue.add_item"
    headers, body = receiver.next()
    result = hook.deliver(body, **headers)
    assert (result["status"], len(result["items"])) == (200, 1)
    shown = result["items"][0]["json"]
    assert (shown["event"], shown["source"]) == ("queue.add_item", "synthetic")
    assert farm.sandbox.calls("webhooks/Create") == []
    assert hook.call("delete")["value"] is True


def test_without_one_it_is_shown_ours(farm: Farm, receiver: Receiver) -> None:
    farm.sandbox.fault("status", "webhooks/GetSamplePayload", status=400, times=None)
    hook = listen(farm, receiver, "job.done")
    headers, body = receiver.next()
    trigger = farm.connector.trigger("job.done")
    assert trigger is not None
    assert body == trigger.sample
    assert hook.deliver(body, **headers)["items"][0]["json"] == trigger.sample


def test_a_sample_passes_whatever_the_filters_say(farm: Farm, receiver: Receiver) -> None:
    hook = listen(farm, receiver, "job.done", file="no such file")
    headers, body = receiver.next()
    assert len(hook.deliver(body, **headers)["items"]) == 1


def test_a_key_that_does_not_work_is_told_at_once(farm: Farm) -> None:
    farm.credentials["simplyPrintUnofficialApi"]["apiKey"] = "wrong"
    hook = Hook(farm, "job.done")
    hook.mode = "manual"
    assert hook.call("create")["error"]["data"]["kind"] == "unauthorized"


def test_a_forged_sample_starts_nothing(farm: Farm, receiver: Receiver) -> None:
    hook = listen(farm, receiver, "job.done")
    _, body = receiver.next()
    assert hook.deliver(body, **{"X-SP-Secret": "wrong"})["status"] == 401


def test_a_test_may_wait_for_a_real_event(farm: Farm, receiver: Receiver) -> None:
    hook = Hook(farm, "queue.add_item")
    hook.mode = "manual"
    hook.base = receiver.url
    hook.parameters["options"] = {"whenTesting": "event", "allowPrivateUrl": True}
    hook.activate()
    add_to_queue(farm)
    headers, body = receiver.next()
    assert "source" not in body
    assert len(hook.deliver(body, **headers)["items"]) == 1


def test_a_wrong_filter_is_refused_when_the_workflow_starts(farm: Farm) -> None:
    hook = Hook(farm, "job.done", printers=["MK4"])
    assert hook.call("create")["error"]["message"] == 'printers: takes whole numbers, not "MK4"'
    assert subscriptions(farm) == []


HAPPENINGS = {"job.done": finish_print, "queue.add_item": add_to_queue}


def test_what_happens_starts_a_trigger(connector: Connector) -> None:
    """Of each shape of data that the sandbox makes; the other triggers are played as cases."""
    assert HAPPENINGS.keys() <= {one.name for one in connector.triggers if one.event is not None}


@pytest.mark.parametrize("event", sorted(HAPPENINGS))
def test_what_the_farm_delivers_starts_the_workflow(
    farm: Farm, receiver: Receiver, event: str
) -> None:
    hook = Hook(farm, event)
    hook.parameters["options"] = {"allowPrivateUrl": True}
    hook.base = receiver.url
    hook.activate()
    HAPPENINGS[event](farm)
    headers, body = receiver.next()
    result = hook.deliver(body, **headers)
    assert result["status"] == 200
    assert [item["json"] for item in result["items"]] == [body]
    assert body["event"] == event


@pytest.mark.parametrize(
    "headers",
    [{"X-SP-Secret": "wrong"}, {"X-SP-Secret": ""}, {}],
    ids=["wrong", "empty", "missing"],
)
def test_a_forged_delivery_is_answered_401_and_starts_nothing(
    farm: Farm, headers: dict[str, str]
) -> None:
    hook = Hook(farm, "job.done")
    hook.activate()
    result = hook.deliver(delivery(), **headers)
    assert (result["status"], result["items"]) == (401, None)


def test_before_the_subscription_every_delivery_is_forged(farm: Farm) -> None:
    result = Hook(farm, "job.done").deliver(delivery(), **{"X-SP-Secret": ""})
    assert (result["status"], result["items"]) == (401, None)


@pytest.mark.parametrize(
    ("body", "count"),
    [
        (delivery("job.done", job={"printer": {"id": 42}}), 1),
        (delivery("job.done", job={"printer": {"id": 43}}), 0),
        (delivery("queue.add_item", queue_item={"group": 1}), 1),
        (delivery("job.failed", job={"printer": {"id": 42}}), 0),
    ],
    ids=["fits", "another printer", "no such field", "another event"],
)
def test_a_filter_counts_for_the_events_that_have_its_field(
    farm: Farm, body: dict[str, Any], count: int
) -> None:
    hook = Hook(farm, *BOTH, printers=[42])
    hook.activate()
    result = hook.deliver(body, **{"X-SP-Secret": hook.stored["production"]["secret"]})
    assert (result["status"], len(result["items"] or [])) == (200, count)
