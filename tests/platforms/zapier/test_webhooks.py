"""REST hooks in Zapier's core against the sandbox: subscriptions and deliveries."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

import pytest

from tests.platforms.fake_api import FakeApi, Reply
from tests.platforms.zapier.farm import Farm, output_of
from tests.sandbox.receiver import Receiver

pytestmark = pytest.mark.node


class Hook:
    """A Zap with an instant trigger: what Zapier keeps for it, and what it calls."""

    def __init__(self, farm: Farm, key: str, url: str, **filters: Any) -> None:
        self._farm = farm
        self._path = f"triggers.{key}.operation"
        self._given = filters
        self.url = url
        self.kept: dict[str, Any] = {}

    def call(self, step: str, **more: Any) -> dict[str, Any]:
        bundle = {"targetUrl": self.url, "subscribeData": self.kept, **more}
        return self._farm.step(f"{self._path}.{step}", self._given, **bundle)

    def turn_on(self) -> None:
        self.kept = output_of(self.call("performSubscribe"))

    def turn_off(self) -> None:
        assert "error" not in self.call("performUnsubscribe")

    def deliver(self, body: Any, headers: dict[str, str]) -> list[Any]:
        """As Zapier hands over what was posted."""
        sent = {f"Http-{name}": value for name, value in headers.items()}
        request = {"headers": sent, "content": json.dumps(body)}
        result = self.call("perform", rawRequest=request, cleanedRequest=body)
        found: list[Any] = result["output"]
        return found


def subscriptions(farm: Farm) -> list[dict[str, Any]]:
    rows: list[dict[str, Any]] = farm.sandbox.control("state")["webhooks"]
    return rows


def events(farm: Farm) -> Iterator[tuple[str, str]]:
    """The key of every instant trigger, and its event."""
    for trigger in farm.connector.triggers:
        if trigger.event is not None:
            yield trigger.name.replace(".", "_"), trigger.event


@pytest.fixture
def receiver() -> Iterator[Receiver]:
    with Receiver() as running:
        yield running


def test_a_zap_subscribes_when_it_is_turned_on_and_leaves_when_it_is_turned_off(
    zapier_farm: Farm, receiver: Receiver
) -> None:
    for key, event in events(zapier_farm):
        hook = Hook(zapier_farm, key, receiver.url)
        hook.turn_on()
        (row,) = subscriptions(zapier_farm)
        assert (row["events"], row["url"], row["enabled"]) == ([event], receiver.url, True)
        assert row["id"] == hook.kept["id"]
        hook.turn_off()
        assert subscriptions(zapier_farm) == []


def test_what_the_backend_delivers_starts_the_zap_and_has_the_keys_that_were_shown_before(
    zapier_farm: Farm, receiver: Receiver
) -> None:
    """What people see of a trigger while they build a Zap is what they map."""
    for key, event in events(zapier_farm):
        hook = Hook(zapier_farm, key, receiver.url)
        (shown,) = hook.call("performList")["output"]
        assert shown["event"] == event
        hook.turn_on()
        zapier_farm.sandbox.control("events/fire", {"event": event})
        headers, body = receiver.next()
        assert hook.deliver(body, headers) == [body]
        assert paths(shown) == paths(body), event
        hook.turn_off()


def test_zaps_have_secrets_of_their_own(zapier_farm: Farm, receiver: Receiver) -> None:
    one = Hook(zapier_farm, "job_done", receiver.url)
    other = Hook(zapier_farm, "job_done", f"{receiver.url}/other")
    one.turn_on()
    other.turn_on()
    assert one.kept["secret"] != other.kept["secret"]
    assert len(one.kept["secret"]) == 64
    assert len(subscriptions(zapier_farm)) == 2


@pytest.mark.parametrize("headers", [{}, {"X-Sp-Secret": ""}, {"X-Sp-Secret": "guessed"}])
def test_a_forged_delivery_starts_nothing(zapier_farm: Farm, headers: dict[str, str]) -> None:
    hook = Hook(zapier_farm, "job_done", "https://hooks.zapier.com/1")
    hook.turn_on()
    body = {"webhook_id": 1, "event": "job.done", "timestamp": 1, "data": {}}
    assert hook.deliver(body, headers) == []


def test_without_a_subscription_nothing_is_trusted(zapier_farm: Farm) -> None:
    hook = Hook(zapier_farm, "job_done", "https://hooks.zapier.com/1")
    body = {"webhook_id": 1, "event": "job.done", "timestamp": 1, "data": {}}
    assert hook.deliver(body, {"X-Sp-Secret": ""}) == []


def test_turning_on_again_replaces_what_a_lost_answer_left(
    zapier_farm: Farm, receiver: Receiver
) -> None:
    hook = Hook(zapier_farm, "job_done", receiver.url)
    zapier_farm.sandbox.fault("reset_after", "webhooks/Create")
    assert hook.call("performSubscribe")["error"]["name"] == "HaltedError"
    hook.turn_on()
    (row,) = subscriptions(zapier_farm)
    assert row["id"] == hook.kept["id"]


def test_turning_off_what_somebody_deleted_is_no_error(
    zapier_farm: Farm, receiver: Receiver
) -> None:
    hook = Hook(zapier_farm, "job_done", receiver.url)
    hook.turn_on()
    hook.turn_off()
    hook.turn_off()


def test_a_filter_that_makes_no_sense_keeps_the_zap_off(zapier_farm: Farm) -> None:
    hook = Hook(zapier_farm, "job_done", "https://hooks.zapier.com/1", printers=["first"])
    assert "printers: takes whole numbers" in hook.call("performSubscribe")["error"]["message"]
    assert zapier_farm.sandbox.calls() == []


def test_without_a_delivery_of_the_backend_an_example_is_shown(
    zapier_farm: Farm, zapier_server: FakeApi
) -> None:
    zapier_server.script(Reply({"status": True, "samples": []}))
    zapier_farm.auth["api_url"] = zapier_server.url
    hook = Hook(zapier_farm, "job_done", "https://hooks.zapier.com/1")
    (shown,) = hook.call("performList")["output"]
    assert shown == zapier_farm.zapier.app["triggers"]["job_done"]["operation"]["sample"]


def paths(data: Any) -> set[tuple[str, ...]]:
    """The ways to every object's keys."""
    if not isinstance(data, dict):
        return set()
    return {(key, *rest) for key, item in data.items() for rest in [(), *paths(item)]}
