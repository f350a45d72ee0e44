"""A scripted HTTP server that records what arrives, for tests of an n8n package.

It knows nothing of SimplyPrint: each test says what is answered. Imports the standard library only.
"""

from __future__ import annotations

import json
import threading
from contextlib import contextmanager
from dataclasses import dataclass, field
from email.parser import BytesHeaderParser
from email.policy import HTTP
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import TYPE_CHECKING, Any
from urllib.parse import parse_qsl, urlsplit

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator


@dataclass(frozen=True, slots=True)
class Received:
    """One request; header names in lower case."""

    method: str
    path: str
    query: dict[str, str]
    headers: dict[str, str]
    body: bytes

    @property
    def json(self) -> Any:
        return json.loads(self.body) if self.body else None

    @property
    def form(self) -> list[tuple[str, str | None, bytes]]:
        """The parts of a multipart body: (field, file name, content)."""
        # The email package parses this too, but takes ten seconds for a large file.
        _, _, boundary = self.headers["content-type"].partition("boundary=")
        pieces = (b"\r\n" + self.body).split(b"\r\n--" + boundary.encode())
        return [_form_part(piece) for piece in pieces[1:-1]]


@dataclass(frozen=True, slots=True)
class Reply:
    """An answer: bytes as they are, text as HTML, else JSON. `drop` closes the connection."""

    body: Any = None
    status: int = 200
    headers: dict[str, str] = field(default_factory=dict)
    drop: bool = False


class FakeApi:
    """Answers requests with `handler` and keeps them in `received`."""

    def __init__(self, url: str) -> None:
        self.url = url
        self.received: list[Received] = []
        self.handler: Callable[[Received], Reply] = lambda _: Reply({"status": True})

    def script(self, *replies: Reply) -> None:
        """Answers with the replies one after another, and forgets what was received.

        A request too many is answered by HTTP 500.
        """
        self.received.clear()
        waiting = list(replies)
        self.handler = lambda _: waiting.pop(0) if waiting else Reply("unscripted", 500)


@contextmanager
def serving() -> Iterator[FakeApi]:
    """A server on a free port of 127.0.0.1."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), _Handler)
    api = FakeApi(f"http://127.0.0.1:{server.server_port}")
    _Handler.apis[server.server_port] = api
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield api
    finally:
        server.shutdown()
        server.server_close()
        del _Handler.apis[server.server_port]


def _form_part(piece: bytes) -> tuple[str, str | None, bytes]:
    head, _, content = piece.partition(b"\r\n\r\n")
    message = BytesHeaderParser(policy=HTTP).parsebytes(head.lstrip(b"\r\n"))
    return (
        str(message.get_param("name", header="content-disposition")),
        message.get_filename(),
        content,
    )


def _encoded(reply: Reply) -> tuple[bytes, dict[str, str]]:
    if isinstance(reply.body, bytes):
        return reply.body, reply.headers
    if isinstance(reply.body, str):
        return reply.body.encode(), {"content-type": "text/html", **reply.headers}
    content = json.dumps(reply.body).encode()
    return content, {"content-type": "application/json", **reply.headers}


class _Handler(BaseHTTPRequestHandler):
    apis: dict[int, FakeApi] = {}

    def do_GET(self) -> None:
        self._answer()

    do_POST = do_PUT = do_PATCH = do_DELETE = do_GET  # noqa: N815 - names of the library

    def log_message(self, *_: Any) -> None:
        """Keeps the test output clean."""

    def _answer(self) -> None:
        api = self.apis[self.server.server_address[1]]  # type: ignore[index]
        url = urlsplit(self.path)
        received = Received(
            method=self.command,
            path=url.path,
            query=dict(parse_qsl(url.query, keep_blank_values=True)),
            headers={name.lower(): value for name, value in self.headers.items()},
            body=self.rfile.read(int(self.headers.get("content-length", 0))),
        )
        api.received.append(received)
        reply = api.handler(received)
        if reply.drop:
            self.connection.close()
            return
        content, headers = _encoded(reply)
        # `send_response` would add a date, which is for the test to say.
        self.send_response_only(reply.status)
        self.send_header("content-length", str(len(content)))
        for name, value in headers.items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(content)
