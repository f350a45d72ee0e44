"""Answers as they leave the sandbox: the envelope, HTML pages, and broken ones for faults."""

from __future__ import annotations

import socket
import struct
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from starlette.responses import FileResponse, HTMLResponse, JSONResponse, Response

if TYPE_CHECKING:
    import asyncio

    from starlette.types import Receive, Scope, Send

#: Finds the TCP transport of the client at (host, port); None where the server keeps none.
FindTransport = Callable[[tuple[str, int]], "asyncio.Transport | None"]

_PAGE = "<!DOCTYPE html><html><head><title>{0}</title></head><body><h1>{0}</h1></body></html>"


def success(values: dict[str, object]) -> JSONResponse:
    """The flat envelope (quirk 22): endpoint keys beside `status` and `message`."""
    return JSONResponse({"status": True, "message": None} | values)


def refusal(message: str, http: int = 200) -> JSONResponse:
    return JSONResponse({"status": False, "message": message}, status_code=http)


def page(title: str, status: int) -> HTMLResponse:
    """What a CDN, a firewall or a maintenance page shows instead of JSON."""
    return HTMLResponse(_PAGE.format(title), status_code=status)


class Reset(Response):
    """Closes the TCP connection with RST and sends nothing."""

    def __init__(self, find: FindTransport) -> None:
        super().__init__()
        self._find = find

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        transport = _transport(self._find, scope)
        # Linger 0 turns the close into RST, so no client can take it for an empty answer.
        transport.get_extra_info("socket").setsockopt(
            socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0)
        )
        transport.abort()
        await _gone(receive)


class HalfBody(Response):
    """Promises the whole of another answer, sends half of it and hangs up."""

    def __init__(self, whole: Response, find: FindTransport) -> None:
        content = Path(whole.path).read_bytes() if isinstance(whole, FileResponse) else whole.body
        super().__init__(bytes(content), whole.status_code, media_type=whole.media_type)
        self._find = find

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        start = {"type": "http.response.start", "status": self.status_code}
        await send(start | {"headers": self.raw_headers})
        half = bytes(self.body)[: len(self.body) // 2]
        await send({"type": "http.response.body", "body": half, "more_body": True})
        _transport(self._find, scope).close()
        await _gone(receive)


def _transport(find: FindTransport, scope: Scope) -> asyncio.Transport:
    transport = find(tuple(scope["client"]))
    if transport is None:
        raise RuntimeError("connection faults need the sandbox's own server")
    return transport


async def _gone(receive: Receive) -> None:
    while (await receive())["type"] != "http.disconnect":
        pass
