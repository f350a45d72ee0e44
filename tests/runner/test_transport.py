"""The transport against a server that answers as badly as a socket allows."""

from __future__ import annotations

import socket
import ssl
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
import requests

from connector.runner.clock import SystemClock
from connector.runner.files import open_file
from connector.runner.retry import NoAnswer, NotSent
from connector.runner.transport import Transport
from connector.wire.messages import FilePart, Request

READ = Request("GET", "api", "account/Test")
WRITE = Request("POST", "api", "queue/AddItem", body={"note": "x"}, effect="write")
HEAD = b"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n"

Serve = Callable[[socket.socket], None]


@contextmanager
def server(serve: Serve) -> Iterator[str]:
    """A server that handles one connection after another with `serve`."""
    listening = socket.create_server(("127.0.0.1", 0))

    def run() -> None:
        while True:
            try:
                connection, _ = listening.accept()
            except OSError:
                return
            with connection:
                try:
                    serve(connection)
                except OSError:
                    continue

    thread = threading.Thread(target=run, daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{listening.getsockname()[1]}/"
    listening.shutdown(socket.SHUT_RDWR)
    listening.close()
    thread.join(timeout=0.2)


@pytest.fixture
def transport() -> Iterator[Transport]:
    made = Transport(SystemClock())
    yield made
    made.close()


def drip(connection: socket.socket) -> None:
    connection.recv(65536)
    connection.sendall(HEAD + b"Content-Length: 1000\r\n\r\n")
    for _ in range(1000):
        connection.sendall(b" ")
        time.sleep(0.05)


def test_an_answer_that_drips_ends_at_the_deadline(transport: Transport) -> None:
    start = time.monotonic()
    with server(drip) as url, pytest.raises(NoAnswer, match="too long"):
        transport.send(READ, url, {}, 0.5)
    assert time.monotonic() - start < 3


def test_silence_ends_at_the_deadline(transport: Transport) -> None:
    start = time.monotonic()
    with (
        server(lambda connection: time.sleep(2)) as url,
        pytest.raises(NoAnswer, match="no answer in time"),
    ):
        transport.send(READ, url, {}, 0.3)
    assert time.monotonic() - start < 3


def test_an_upload_that_nobody_takes_in_ends_at_the_deadline(
    transport: Transport, tmp_path: Path
) -> None:
    path = tmp_path / "large.gcode"
    path.write_bytes(b"G1 X1\n" * 4_000_000)
    file = open_file(path)
    form: dict[str, str | FilePart] = {"file": FilePart(file, file.name, 0, file.size)}
    request = Request("POST", "files", "files/Upload", form=form, effect="write")

    def sip(connection: socket.socket) -> None:
        while connection.recv(65536):
            time.sleep(0.05)

    start = time.monotonic()
    with server(sip) as url, pytest.raises(NoAnswer):
        transport.send(request, url, {}, 0.5)
    assert time.monotonic() - start < 5


def test_one_connection_serves_many_requests(transport: Transport) -> None:
    connections: list[socket.socket] = []

    def serve(connection: socket.socket) -> None:
        connections.append(connection)
        while connection.recv(65536):
            connection.sendall(HEAD + b"Transfer-Encoding: chunked\r\n\r\n2\r\n{}\r\n0\r\n\r\n")

    with server(serve) as url:
        for _ in range(3):
            assert transport.send(READ, url, {}, 5).text == "{}"
        transport.close()
    assert len(connections) == 1


def test_a_connection_that_went_stale_is_no_outcome_unknown(transport: Transport) -> None:
    """The server closes after each answer without saying so; the next call takes a new one."""

    closed = threading.Event()

    def serve(connection: socket.socket) -> None:
        connection.recv(65536)
        connection.sendall(HEAD + b"Content-Length: 2\r\n\r\n{}")
        connection.shutdown(socket.SHUT_RDWR)
        closed.set()

    with server(serve) as url:
        for _ in range(3):
            assert transport.send(WRITE, url, {}, 5).text == "{}"
            assert closed.wait(5)
            closed.clear()


@pytest.mark.parametrize(
    ("body", "words"),
    [
        (b"Content-Length: 9\r\n\r\n{}", "middle of the answer"),
        (b"Transfer-Encoding: chunked\r\n\r\n2\r\n{}\r\n", "middle of the answer"),
    ],
)
def test_a_cut_answer_is_none(transport: Transport, body: bytes, words: str) -> None:
    def serve(connection: socket.socket) -> None:
        connection.recv(65536)
        connection.sendall(HEAD + body)

    with server(serve) as url, pytest.raises(NoAnswer, match=words):
        transport.send(WRITE, url, {}, 5)


def test_a_secure_connection_that_breaks_after_the_request_leaves_the_outcome_unknown(
    transport: Transport, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A damaged record is an SSLError just like a refused handshake, but bytes had left."""

    def broken(*_: object, **__: object) -> None:
        raise requests.exceptions.SSLError(ssl.SSLError(1, "[SSL: BAD_RECORD_MAC]"))

    monkeypatch.setattr(transport.session, "request", broken)
    with pytest.raises(NoAnswer, match="secure connection broke"):
        transport.send(WRITE, "https://127.0.0.1:9/", {}, 5)


def test_a_bad_certificate_stops_before_the_request(
    transport: Transport, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise ssl.SSLCertVerificationError(1, "certificate verify failed: self-signed certificate")

    monkeypatch.setattr(ssl.SSLContext, "wrap_socket", refuse)
    with server(lambda connection: None) as url, pytest.raises(NotSent, match="certificate"):
        transport.send(WRITE, url.replace("http:", "https:"), {}, 5)


def test_half_a_character_pair_is_sent_as_the_escape_that_json_has_for_it(
    transport: Transport,
) -> None:
    body = '{"note":"ü \\ud83d"}'.encode()

    def serve(connection: socket.socket) -> None:
        received = b""
        while not received.endswith(body):
            received += connection.recv(65536)
        connection.sendall(HEAD + b"Content-Length: 2\r\n\r\n{}")

    request = Request("POST", "api", "x", body={"note": "ü \ud83d"})
    with server(serve) as url:
        assert transport.send(request, url, {}, 2).status == 200
