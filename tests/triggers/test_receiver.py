"""The receiver: deliveries that carry the secret get in, all others get 401 at once."""

from __future__ import annotations

import socket
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from typing import Any
from urllib.parse import urlsplit

import pytest
import requests

from connector.model import Connector
from connector.runner import Client
from connector.triggers.receiver import Receiver, Subscription, create_receiver, is_routable
from connector.wire.webhook import find, subscribe, unsubscribe
from tests.conftest import Sandbox
from tests.runner.test_client import start_print

SECRET = "0123456789abcdef" * 4


@pytest.fixture
def received() -> list[Any]:
    return []


@pytest.fixture
def url(connector: Connector, received: list[Any]) -> Iterator[str]:
    triggers = [item for item in connector.triggers if item.event]
    headers = connector.webhooks.secret_headers
    app = create_receiver(Subscription(triggers, SECRET, headers, "hook"), received.append)
    with Receiver(app) as receiver:
        yield f"http://127.0.0.1:{receiver.port}/hook"


def deliver(url: str, event: str = "job.done", **headers: str) -> int:
    body = {"webhook_id": 1, "event": event, "timestamp": 1, "data": {}}
    return requests.post(url, json=body, headers=headers).status_code


@pytest.mark.parametrize("header", ["X-SP-Secret", "X-SP-Token"])
def test_a_delivery_with_the_secret_is_accepted(url: str, received: list[Any], header: str) -> None:
    assert deliver(url, **{header: SECRET}) == 200
    assert [item["event"] for item in received] == ["job.done"]


def test_a_proxy_may_add_a_path_of_its_own(url: str) -> None:
    behind = url.replace("/hook", "/printing/events/hook")
    assert deliver(behind, **{"X-SP-Secret": SECRET}) == 200
    assert deliver(url + "/more", **{"X-SP-Secret": SECRET}) == 404


def test_deliveries_at_once_all_arrive_whole(url: str, received: list[Any]) -> None:
    def send(_: int) -> int:
        return deliver(url, **{"X-SP-Secret": SECRET})

    with ThreadPoolExecutor(8) as pool:
        assert set(pool.map(send, range(40))) == {200}
    assert len(received) == 40


def test_a_slow_sender_holds_up_nobody(url: str) -> None:
    address = ("127.0.0.1", urlsplit(url).port)
    with socket.create_connection(address) as slow:
        slow.sendall(b"POST /hook HTTP/1.1\r\nHost: x\r\nContent-Length: 99\r\n\r\n{")
        assert deliver(url, **{"X-SP-Secret": SECRET}) == 200


@pytest.mark.parametrize("headers", [{}, {"X-SP-Secret": "wrong"}, {"X-SP-Secret": "wröng"}])
def test_a_forged_delivery_is_refused(
    url: str, received: list[Any], headers: dict[str, str]
) -> None:
    encoded = {name: value.encode() for name, value in headers.items()}
    assert requests.post(url, json={"event": "job.done"}, headers=encoded).status_code == 401
    assert received == []


def test_a_huge_delivery_is_refused(url: str, received: list[Any]) -> None:
    answer = requests.post(url, data=b"x" * 2_000_000, headers={"X-SP-Secret": SECRET})
    assert answer.status_code == 413


def test_the_sandboxs_delivery_arrives(
    client: Client, sandbox: Sandbox, url: str, received: list[Any]
) -> None:
    hooks = client.connector.webhooks
    hook = client.drive(subscribe(hooks, "test", url, ["job.done"], SECRET))
    assert client.drive(find(hooks, None, url))["id"] == hook["id"]
    printer = start_print(client)
    sandbox.control("prints/finish", {"printer": printer})
    for _ in range(100):
        if received:
            break
        sandbox.control("deliveries")
    assert received[0]["data"]["job"]["printer"]["id"] == printer
    client.drive(unsubscribe(hooks, hook["id"]))
    assert client.drive(find(hooks, hook["id"], url)) is None


@pytest.mark.parametrize(
    ("url", "routable"),
    [
        ("https://hooks.example.com/x", True),
        ("https://8.8.8.8/x", True),
        ("http://localhost:8000", False),
        ("http://127.0.0.1:8000", False),
        ("http://10.1.2.3", False),
        ("http://192.168.1.4", False),
        ("http://169.254.169.254", False),
        ("http://[::1]:80", False),
        ("http://[fd00::1]", False),
        ("http://printer.local", False),
        ("http://nas", False),
        ("http://0.0.0.0", False),
    ],
)
def test_only_public_addresses_are_routable(url: str, routable: bool) -> None:
    assert is_routable(url) is routable
