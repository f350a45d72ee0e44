"""Subscriptions and real deliveries."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING, Any

import pytest

from connector.sandbox import SandboxServer, Settings
from connector.sandbox.deliveries import is_private
from connector.sandbox.events import EVENTS

from .farm import START, Farm
from .receiver import Receiver

if TYPE_CHECKING:
    from collections.abc import Iterator


JOB_KEYS = {
    *("id", "uid", "panel_url", "printer_id", "state", "file", "percentage", "time_left"),
    *("current_layer", "analysis", "started", "ended", "ai", "autoprint", "printer", "cost"),
    *("duration", "skippedObjects"),
}
QUEUE_ITEM_KEYS = {
    *("id", "filename", "note", "model", "printable", "type", "zipPrintable", "zipNoModel"),
    *("left", "printed", "filesystem_id", "for", "tags", "group", "analysis", "added", "size"),
    *("index", "sort_order", "user", "user_id", "custom_fields", "quota_warnings"),
}


@pytest.fixture
def receiver() -> Iterator[Receiver]:
    with Receiver() as running:
        yield running


def subscribe(farm: Farm, url: str, *events: str, **fields: Any) -> int:
    body = {"name": "t", "url": url, "events": list(events), "enabled": True, **fields}
    return int(farm.post("webhooks/Create", body)["webhook"]["id"])


def outcome(farm: Farm) -> dict[str, Any]:
    """The first delivery once it is no longer pending."""
    for _ in range(200):
        entries = farm.look("deliveries")["deliveries"]
        if entries and entries[0]["outcome"] != "pending":
            return dict(entries[0])
        time.sleep(0.02)
    raise AssertionError("no delivery ended")


def test_the_catalogue_has_62_events_and_test() -> None:
    assert len(set(EVENTS)) == 63


def test_a_finished_print_is_delivered_with_the_documented_keys(
    farm: Farm, receiver: Receiver
) -> None:
    number = subscribe(farm, receiver.url, "job.done")
    job = farm.start_print(42)
    farm.advance(360)
    _, body = receiver.next()
    assert body.keys() == {"webhook_id", "event", "timestamp", "data"}
    assert (body["webhook_id"], body["event"]) == (number, "job.done")
    assert set(body["data"]["job"]) == JOB_KEYS
    assert body["timestamp"] == START + 383
    assert body["data"].keys() == {"job"}
    assert (body["data"]["job"]["id"], body["data"]["job"]["state"]) == (job, "completed")


@pytest.mark.parametrize(
    ("event", "keys"),
    [
        ("job.started", {"job", "user", "started_by"}),
        ("job.paused", {"job"}),
        ("job.resumed", {"job"}),
        ("job.cancelled", {"job", "user"}),
        ("queue.add_item", {"queue_item", "user"}),
        ("queue.delete_item", {"queue_item", "user"}),
        ("queue.empty_queue", {"user", "group"}),
        ("job.bed_cleared", set()),
    ],
)
def test_what_happens_carries_exactly_the_documented_keys(
    farm: Farm, receiver: Receiver, event: str, keys: set[str]
) -> None:
    subscribe(farm, receiver.url, event)
    farm.start_print(42)
    for action in ("Pause", "Resume", "Cancel", "ClearBed"):
        farm.post(f"printers/actions/{action}", None, pid=42)
    uid = farm.get("files/GetFiles")["files"][0]["id"]
    item = farm.post("queue/AddItem", {"filesystem": uid})["id"]
    farm.post("queue/DeleteItem", None, job=item)
    farm.post("queue/EmptyQueue", {"group": 1})
    _, body = receiver.next()
    assert (body["event"], body["data"].keys()) == (event, keys)


def test_a_queue_item_has_the_documented_keys(farm: Farm, receiver: Receiver) -> None:
    subscribe(farm, receiver.url, "queue.add_item")
    uid = farm.get("files/GetFiles")["files"][0]["id"]
    farm.post("queue/AddItem", {"filesystem": uid})
    _, body = receiver.next()
    assert set(body["data"]["queue_item"]) == QUEUE_ITEM_KEYS


def test_quirk_38_users_have_two_names_and_no_name(farm: Farm, receiver: Receiver) -> None:
    subscribe(farm, receiver.url, "job.started")
    farm.start_print(42)
    _, body = receiver.next()
    assert body["data"]["user"].keys() == {"id", "sso", "first_name", "last_name", "avatar"}


@pytest.mark.parametrize(
    ("switch", "names"),
    [
        ("X-SP-Secret", {"X-SP-Secret"}),
        ("X-SP-Token", {"X-SP-Token"}),
        ("both", {"X-SP-Secret", "X-SP-Token"}),
    ],
)
def test_quirk_75_the_secret_arrives_verbatim(
    farm: Farm, receiver: Receiver, switch: str, names: set[str]
) -> None:
    farm.switch(secret_header=switch)
    subscribe(farm, receiver.url, "queue.empty_queue", secret="s3cret")
    farm.post("queue/EmptyQueue", {})
    headers, _ = receiver.next()
    sent = {name: value for name, value in headers.items() if name.startswith("X-SP")}
    assert sent == dict.fromkeys(names, "s3cret")


def test_a_secret_outside_ascii_arrives_as_utf_8(farm: Farm, receiver: Receiver) -> None:
    subscribe(farm, receiver.url, "queue.empty_queue", secret="ключ")
    farm.post("queue/EmptyQueue", {})
    headers, _ = receiver.next()
    assert headers["X-SP-Secret"].encode("latin-1").decode() == "ключ"


@pytest.mark.parametrize("url", ["ftp://x/y", "http://", "http://[", "hook"])
def test_only_web_addresses_are_taken(farm: Farm, url: str) -> None:
    body = {"name": "t", "url": url, "events": ["job.done"]}
    assert farm.post("webhooks/Create", body)["message"] == "The url field must be a valid URL"


def test_quirk_66_enabled_defaults_to_false(farm: Farm, receiver: Receiver) -> None:
    body = {"name": "t", "url": receiver.url, "events": ["queue.empty_queue"]}
    webhook = farm.post("webhooks/Create", body)["webhook"]
    assert webhook["enabled"] is False
    farm.post("queue/EmptyQueue", {})
    assert farm.look("deliveries")["deliveries"] == []
    farm.post("webhooks/SetEnabled", {"id": webhook["id"], "enabled": True})
    farm.post("queue/EmptyQueue", {})
    assert receiver.next()[1]["event"] == "queue.empty_queue"


def test_quirk_66_unknown_events_are_refused(farm: Farm) -> None:
    body = {"name": "t", "url": "https://example.com", "events": ["job.done", "order.created"]}
    answer = farm.post("webhooks/Create", body)
    assert answer["message"] == "events.1: Invalid enum value specified!"


def test_quirk_76_private_addresses_hear_nothing_when_switched(farm: Farm) -> None:
    farm.switch(deliver_private=False)
    subscribe(farm, "http://127.0.0.1:9/hook", "queue.empty_queue")
    farm.post("queue/EmptyQueue", {})
    assert outcome(farm)["outcome"] == "skipped"


@pytest.mark.parametrize(
    ("url", "private"),
    [
        ("http://localhost/x", True),
        ("http://printer.local/x", True),
        ("http://192.168.1.4/x", True),
        ("http://[fd00::1]/x", True),
        ("http://0.0.0.0/x", True),
        ("https://hooks.example.com/x", False),
        ("https://8.8.8.8/x", False),
    ],
)
def test_private_addresses(url: str, private: bool) -> None:
    assert is_private(url) is private


def test_failures_are_recorded_without_a_retry(farm: Farm) -> None:
    with Receiver(status=500) as broken:
        subscribe(farm, broken.url, "queue.empty_queue")
        farm.post("queue/EmptyQueue", {})
        entry = outcome(farm)
    assert (entry["outcome"], entry["status"]) == ("refused", 500)
    assert broken.received.qsize() == 1


def test_an_unreachable_receiver_is_recorded(farm: Farm) -> None:
    subscribe(farm, "http://127.0.0.1:9/hook", "queue.empty_queue")
    farm.post("queue/EmptyQueue", {})
    assert (outcome(farm)["outcome"], outcome(farm)["error"]) == ("failed", "ConnectionError")


def test_the_test_delivery_goes_to_one_webhook(farm: Farm, receiver: Receiver) -> None:
    number = subscribe(farm, receiver.url, "job.done", enabled=False)
    subscribe(farm, receiver.url, "test")
    assert farm.post("webhooks/TriggerTestWebhook", {"id": number})["status"] is True
    _, body = receiver.next()
    assert (body["event"], body["webhook_id"], body["data"]) == ("test", number, {})
    assert len(farm.look("deliveries")["deliveries"]) == 1


def test_get_lists_edit_changes_and_delete_removes(farm: Farm) -> None:
    number = subscribe(farm, "https://example.com/a", "job.done", secret="s")
    subscribe(farm, "https://example.com/b", "job.failed", id=number)
    rows = farm.get("webhooks/Get")["data"]
    assert [(row["id"], row["url"], row["events"]) for row in rows] == [
        (number, "https://example.com/b", ["job.failed"])
    ]
    assert farm.post("webhooks/Delete", {"id": number})["status"] is True
    assert farm.get("webhooks/Get")["data"] == []
    assert farm.post("webhooks/Delete", {"id": number})["status"] is False


def test_quirk_1_delete_reads_the_id_from_the_body_only(farm: Farm) -> None:
    number = subscribe(farm, "https://example.com/a", "job.done")
    assert farm.post("webhooks/Delete", {}, id=number)["message"] == "The id is required"


def test_samples_are_synthetic_until_the_event_happened(farm: Farm) -> None:
    made_up = farm.get("webhooks/GetSamplePayload", event="job.done")["samples"][0]
    farm.start_print(42)
    farm.advance(1000)
    real = farm.get("webhooks/GetSamplePayload", event="job.done")["samples"][0]
    assert (made_up["source"], real["source"]) == ("synthetic", "real")
    assert made_up["data"]["job"].keys() == real["data"]["job"].keys()
    assert made_up["webhook_id"] == 0


def test_a_farm_nobody_asks_still_delivers(receiver: Receiver) -> None:
    settings = Settings(download_seconds=0.3)
    with SandboxServer(settings) as server:
        farm = Farm(server)
        subscribe(farm, receiver.url, "job.started")
        uid = farm.get("files/GetFiles")["files"][0]["id"]
        farm.post("printers/actions/CreateJob", {"pid": 42, "filesystem": uid})
        assert receiver.next()[1]["event"] == "job.started"
