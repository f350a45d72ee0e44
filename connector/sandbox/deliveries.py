"""Posting events to subscribed URLs in the background, and remembering how each one went.

No source states retries, so every event is sent once. One worker keeps the order of events.
"""

from __future__ import annotations

import ipaddress
import json
import queue
import threading
from dataclasses import asdict, dataclass, replace
from typing import TYPE_CHECKING, Literal
from urllib.parse import urlsplit

import requests

if TYPE_CHECKING:
    from connector.sandbox.settings import Settings
    from connector.sandbox.world.records import Event, Webhook

_HEADERS = {"Content-Type": b"application/json", "User-Agent": b"Sandbox-Webhooks"}


@dataclass(frozen=True, slots=True)
class Delivery:
    """One event on its way to one webhook; `status` is the receiver's HTTP status."""

    n: int
    webhook_id: int
    event: str
    url: str
    body: dict[str, object]
    outcome: Literal["pending", "delivered", "refused", "failed", "skipped"]
    status: int | None = None
    error: str | None = None


class Deliveries:
    """The delivery log and the thread that fills it."""

    def __init__(self) -> None:
        self._log: list[Delivery] = []
        self._lock = threading.Lock()
        self._waiting: queue.SimpleQueue[tuple[Delivery, dict[str, bytes], float] | None]
        self._waiting = queue.SimpleQueue()
        self._worker: threading.Thread | None = None
        self._stopped = threading.Event()

    def send(self, webhook: Webhook, event: Event, settings: Settings) -> None:
        """Queue one delivery and return at once."""
        body = {
            "webhook_id": webhook.id,
            "event": event.name,
            "timestamp": int(event.at),
            "data": event.data,
        }
        skip = not settings.deliver_private and is_private(webhook.url)
        with self._lock:
            number = len(self._log) + 1
            outcome: Literal["skipped", "pending"] = "skipped" if skip else "pending"
            delivery = Delivery(number, webhook.id, event.name, webhook.url, body, outcome)
            self._log.append(delivery)
        if skip:
            return
        if self._worker is None:
            self._worker = threading.Thread(target=self._work, daemon=True)
            self._worker.start()
        headers = _secret_headers(webhook.secret, settings)
        self._waiting.put((delivery, headers, settings.delivery_timeout))

    def log(self) -> list[dict[str, object]]:
        with self._lock:
            return [asdict(delivery) for delivery in self._log]

    def stop(self) -> None:
        """Drop what still waits; a post already under way is not waited for."""
        self._stopped.set()
        self._waiting.put(None)

    def _work(self) -> None:
        with requests.Session() as session:
            session.trust_env = False
            while (entry := self._waiting.get()) is not None and not self._stopped.is_set():
                delivery, headers, timeout = entry
                result = _post(session, delivery, headers, timeout)
                with self._lock:
                    self._log[result.n - 1] = result


def is_private(url: str) -> bool:
    """Whether the address can never be reached from the internet (quirk 76)."""
    host = (urlsplit(url).hostname or "").lower()
    if host in ("", "localhost") or host.endswith((".localhost", ".local")):
        return True
    try:
        return not ipaddress.ip_address(host).is_global
    except ValueError:
        return False


def _secret_headers(secret: str | None, settings: Settings) -> dict[str, bytes]:
    switch = settings.secret_header
    names = ("X-SP-Secret", "X-SP-Token") if switch == "both" else (switch,)
    return dict.fromkeys(names, secret.encode()) if secret else {}


def _post(
    session: requests.Session, delivery: Delivery, headers: dict[str, bytes], timeout: float
) -> Delivery:
    try:
        answer = session.post(
            delivery.url,
            data=json.dumps(delivery.body).encode(),
            headers=_HEADERS | headers,
            timeout=timeout,
            allow_redirects=False,
        )
    except requests.RequestException as problem:
        return replace(delivery, outcome="failed", error=type(problem).__name__)
    outcome: Literal["delivered", "refused"] = "delivered" if answer.ok else "refused"
    return replace(delivery, outcome=outcome, status=answer.status_code)
