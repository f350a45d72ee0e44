"""The webhook trigger in n8n-core: subscriptions that never pile up, deliveries that are judged."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from tests.platforms.n8n.fake_api import Reply

if TYPE_CHECKING:
    from tests.platforms.n8n.fake_api import FakeApi
    from tests.platforms.n8n.runtime import N8nRuntime

pytestmark = pytest.mark.node

NODE = "simplyPrintUnofficialTrigger"
EVENTS = {"events": ["job.done", "queue.add_item"]}
URL = "https://n8n.example.com/webhook/3f0d9c4e-8c3a-4d6f-8a5b-2b1f0e9d7c61/webhook"
SECRET = "s" * 64
STORED = {"production": {"id": "555", "secret": SECRET}}
DELIVERY = {"webhook_id": 555, "event": "job.done", "timestamp": 1705320000, "data": {"job": {}}}


def hook(**changes: Any) -> dict[str, Any]:
    events = list(reversed(EVENTS["events"]))
    return {"id": 555, "url": URL, "events": events, "enabled": True, "secret": None, **changes}


def listing(*hooks: dict[str, Any]) -> Reply:
    return Reply({"status": True, "data": list(hooks)})


def saved(number: int) -> Reply:
    return Reply({"status": True, "webhook": {"id": number}})


def call(n8n: N8nRuntime, method: str, credentials: dict[str, Any], **more: Any) -> dict[str, Any]:
    arguments = {"node": NODE, "parameters": EVENTS, "credentials": credentials, **more}
    return n8n.call(f"webhook.{method}", **arguments)


def test_create_subscribes_with_a_fresh_secret_and_remembers_it(
    n8n: N8nRuntime, api: FakeApi, api_key: dict[str, Any]
) -> None:
    api.script(saved(555))
    result = call(n8n, "create", api_key)
    (sent,) = api.received
    assert sent.path == "/api/123/webhooks/Create"
    body = sent.json
    secret = body.pop("secret")
    assert body == {"name": "n8n: Harness", "url": URL, "events": EVENTS["events"], "enabled": True}
    assert len(secret) == 64
    assert result["value"] is True
    assert result["staticData"] == {"production": {"id": "555", "secret": secret}}


@pytest.mark.parametrize(
    ("present", "exists"),
    [
        ([hook()], True),
        ([hook(id=556)], True),
        ([hook(enabled=False)], False),
        ([hook(events=["job.done"])], False),
        ([hook(url="https://old.example.com/webhook")], False),
        ([hook(id=9, url="https://other.example.com/x")], False),
        ([], False),
    ],
    ids=["same", "same-url", "disabled", "other-events", "moved", "foreign", "none"],
)
def test_check_exists(
    n8n: N8nRuntime,
    api: FakeApi,
    api_key: dict[str, Any],
    present: list[dict[str, Any]],
    exists: bool,
) -> None:
    api.script(listing(*present))
    assert call(n8n, "checkExists", api_key, staticData=STORED)["value"] is exists


def test_subscription_whose_secret_is_unknown_is_taken_over_not_doubled(
    n8n: N8nRuntime, api: FakeApi, api_key: dict[str, Any]
) -> None:
    api.script(listing(hook()), saved(555))
    found = call(n8n, "checkExists", api_key, staticData={})
    assert found["value"] is False
    call(n8n, "create", api_key, staticData=found["staticData"])
    assert api.received[1].json["id"] == 555


def test_test_listener_leaves_the_production_subscription_alone(
    n8n: N8nRuntime, api: FakeApi, api_key: dict[str, Any]
) -> None:
    api.script(listing(hook()), saved(600))
    found = call(n8n, "checkExists", api_key, staticData=STORED, mode="manual")
    created = call(n8n, "create", api_key, staticData=found["staticData"], mode="manual")
    assert "id" not in api.received[1].json
    assert "/webhook-test/" in api.received[1].json["url"]
    assert created["staticData"]["production"] == STORED["production"]
    assert created["staticData"]["test"]["id"] == "600"


def test_delete_removes_only_our_own_subscription(
    n8n: N8nRuntime, api: FakeApi, api_key: dict[str, Any]
) -> None:
    api.script(listing(hook(id=9), hook()), Reply({"status": True}))
    result = call(n8n, "delete", api_key, staticData=STORED)
    _, *deleted = api.received
    assert [(sent.path, sent.json) for sent in deleted] == [
        ("/api/123/webhooks/Delete", {"id": 555})
    ]
    assert result["staticData"] == {"production": {}}


def test_subscription_that_is_gone_does_not_hinder_stopping(
    n8n: N8nRuntime, api: FakeApi, api_key: dict[str, Any]
) -> None:
    api.script(listing(hook(id=9)))
    result = call(n8n, "delete", api_key, staticData=STORED)
    assert result["value"] is True
    assert result["staticData"] == {"production": {}}
    assert len(api.received) == 1


def test_failed_delete_is_reported_and_remembered(
    n8n: N8nRuntime, api: FakeApi, api_key: dict[str, Any]
) -> None:
    api.script(listing(hook()), Reply({"status": False, "message": "No permission"}))
    result = call(n8n, "delete", api_key, staticData=STORED)
    assert result["error"]["message"] == "No permission"
    assert result["staticData"] == STORED


@pytest.mark.parametrize(
    "base",
    [
        "http://localhost:5678",
        "http://127.0.0.1:5678",
        "http://0x7f.1",
        "http://10.1.2.3",
        "http://172.20.0.2",
        "http://192.168.1.4",
        "http://169.254.169.254",
        "http://100.64.0.1",
        "http://[::1]:5678",
        "http://[fd00::1]",
        "http://[::ffff:10.0.0.1]",
        "http://n8n:5678",
        "http://farm.local",
    ],
)
def test_address_nobody_can_reach_is_refused(
    n8n: N8nRuntime, api: FakeApi, api_key: dict[str, Any], base: str
) -> None:
    result = call(n8n, "create", api_key, webhookBaseUrl=base)
    assert result["error"]["message"].startswith("SimplyPrint cannot reach http://")
    assert "WEBHOOK_URL" in result["error"]["description"]
    assert api.received == []


def test_private_address_is_registered_when_allowed(
    n8n: N8nRuntime, api: FakeApi, api_key: dict[str, Any]
) -> None:
    api.script(saved(1))
    parameters = {**EVENTS, "options": {"allowPrivateUrl": True}}
    base = "http://192.168.1.4"
    call(n8n, "create", api_key, parameters=parameters, webhookBaseUrl=base)
    assert api.received[0].json["url"].startswith(base)


@pytest.mark.parametrize("header", ["X-SP-Secret", "x-sp-token"])
def test_delivery_with_the_secret_starts_the_workflow(
    n8n: N8nRuntime, api_key: dict[str, Any], header: str
) -> None:
    headers = {header: SECRET}
    result = call(n8n, "deliver", api_key, staticData=STORED, headers=headers, body=DELIVERY)
    assert result["status"] == 200
    assert [item["json"] for item in result["items"]] == [DELIVERY]


@pytest.mark.parametrize(
    ("headers", "stored"),
    [
        ({"X-SP-Secret": "wrong"}, STORED),
        ({"X-SP-Secret": ""}, STORED),
        ({}, STORED),
        ({"X-SP-Secret": ""}, {}),
        ({"X-SP-Secret": "sécret"}, STORED),
    ],
    ids=["wrong", "empty", "missing", "nothing-stored", "non-ascii"],
)
def test_forged_delivery_is_answered_401_and_starts_nothing(
    n8n: N8nRuntime, api_key: dict[str, Any], headers: dict[str, str], stored: dict[str, Any]
) -> None:
    result = call(n8n, "deliver", api_key, staticData=stored, headers=headers, body=DELIVERY)
    assert (result["status"], result["items"]) == (401, None)


@pytest.mark.parametrize("body", [{"event": "job.failed"}, {"event": "test"}, "text", []])
def test_delivery_of_another_event_is_answered_and_starts_nothing(
    n8n: N8nRuntime, api_key: dict[str, Any], body: Any
) -> None:
    headers = {"X-SP-Secret": SECRET}
    result = call(n8n, "deliver", api_key, staticData=STORED, headers=headers, body=body)
    assert (result["status"], result["items"]) == (200, None)
