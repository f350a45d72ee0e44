"""Receiving webhooks: a small server that accepts what carries the secret and refuses the rest."""

from __future__ import annotations

import ipaddress
import socket
import threading
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit

import uvicorn
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from connector.model import Trigger
from connector.wire.webhook import judge

LARGEST_BODY = 1024 * 1024
LOCAL_NAMES = ("localhost", "local", "internal", "lan", "home.arpa")


@dataclass(frozen=True, slots=True)
class Subscription:
    """What is listened for: events, the secret to expect, and the token that ends the path."""

    triggers: Sequence[Trigger]
    secret: str
    secret_headers: Sequence[str]
    token: str


def create_receiver(
    subscription: Subscription, accept: Callable[[Mapping[str, Any]], None]
) -> Starlette:
    """An app that answers 200 once `accept` returned, and 401 to everything forged at once.

    If `accept` raises OSError the answer is 503, since nobody got the delivery. A proxy may put
    anything before the path, or take it off.
    """

    async def receive(request: Request) -> Response:
        body = bytearray()
        async for piece in request.stream():
            body += piece
            if len(body) > LARGEST_BODY:
                return JSONResponse({"error": "too large"}, 413)
        delivery = judge(
            subscription.triggers,
            {},
            subscription.secret,
            subscription.secret_headers,
            dict(request.headers),
            body.decode("utf-8", "replace"),
        )
        if delivery.verdict == "refused":
            return JSONResponse({"error": delivery.reason}, 401)
        if delivery.item is not None:
            try:
                accept(delivery.item)
            except OSError:
                return JSONResponse({"error": "not kept"}, 503)
        return JSONResponse({"received": True})

    route = Route(f"/{{before:path}}{subscription.token}", receive, methods=["POST"])
    return Starlette(routes=[route])


class Receiver:
    """Runs an app on a port of 127.0.0.1 in a thread; `port` 0 takes a free one."""

    def __init__(self, app: Starlette, port: int = 0) -> None:
        self._server = uvicorn.Server(uvicorn.Config(app, log_level="error", lifespan="off"))
        # It listens from here on, so a delivery that comes before the thread runs waits for it.
        self._socket = socket.create_server(("127.0.0.1", port))
        self._thread = threading.Thread(
            target=self._server.run, args=([self._socket],), name="webhooks", daemon=True
        )
        self.port: int = self._socket.getsockname()[1]

    def __enter__(self) -> Receiver:
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._server.should_exit = True
        self._thread.join(timeout=5)
        self._socket.close()


def is_routable(url: str) -> bool:
    """Whether the internet could reach a URL's host: not a private address or a local name."""
    host = (urlsplit(url).hostname or "").rstrip(".")
    try:
        return ipaddress.ip_address(host).is_global
    except ValueError:
        return "." in host and not host.endswith(LOCAL_NAMES)
