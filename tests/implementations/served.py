"""Exchanges of a platform that runs a call from its beginning to its end and speaks real HTTP.

The call runs in a thread of its own, and the server that it calls holds every request until the
exchange is sent the answer.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from queue import Queue
from typing import Any

from connector.wire.messages import FileInput, FilePart, Request, Response
from tests.platforms.fake_api import FakeApi, Received, Reply

COMPANY = "123"
KEY = "key-for-tests"
PUBLIC = "filament_database"
"""A host that takes neither a key nor a company."""

SECONDS = 30
REFUSAL = Reply({"status": False, "message": "Nobody waits for this call"}, 400)

Call = Callable[[], Any]
"""Runs the call to its end and returns what the platform tells of it."""
Decode = Callable[[Any], Any]
"""The output in what the platform tells; raises InputError or ApiError if it tells of one."""


def urls(api: FakeApi) -> dict[str, str]:
    """The base URL of each host, as an exchange expects them."""
    return {name: f"{api.url}/{name}" for name in ("api", "files", PUBLIC)}


class ServedExchange:
    """A call in progress; it stands wherever the server was last asked something."""

    def __init__(
        self, api: FakeApi, call: Call, decode: Decode, files: Mapping[str, FileInput] = {}
    ) -> None:
        self._events: Queue[Received | None] = Queue()
        self._replies: Queue[Reply] = Queue()
        self._last: tuple[Received, Reply] | None = None
        self._decode = decode
        self._files = files
        self._sent = 0
        self.request: Request | None = None
        self.output: Any = None
        api.handler = self._answer
        self._pool = ThreadPoolExecutor(1)
        self._result = self._pool.submit(call)
        self._result.add_done_callback(lambda _: self._events.put(None))

    def begin(self) -> None:
        """Wait for the first request, or for the end."""
        self._advance()

    def send(self, response: Response) -> None:
        self.request = None
        self._replies.put(_reply(response))
        self._advance()

    def throw(self, error: Exception) -> None:
        """A platform meets with its own errors: the connection breaks, whatever this one says."""
        self.request = None
        self._replies.put(Reply(drop=True))
        self._advance()

    def close(self) -> None:
        """Refuse what is still asked, so that the call comes to its end."""
        while not self._result.done():
            self._replies.put(REFUSAL)
            self._events.get(timeout=SECONDS)
        self._pool.shutdown()

    def _answer(self, received: Received) -> Reply:
        if self._last is not None and _is_resent(received, *self._last):
            return self._last[1]
        self._events.put(received)
        reply = self._replies.get(timeout=SECONDS)
        self._last = (received, reply)
        return reply

    def _advance(self) -> None:
        received = self._events.get(timeout=SECONDS)
        if received is not None:
            self.request = self._read(received)
            return
        self.output = self._decode(self._result.result())

    def _read(self, received: Received) -> Request:
        host, _, path = received.path.lstrip("/").partition("/")
        public = host == PUBLIC
        _check_headers(received, None if public else KEY)
        company = ""
        if not public:
            company, _, path = path.partition("/")
            assert company in (COMPANY, "0"), received.path
        is_form = received.headers.get("content-type", "").startswith("multipart/form-data")
        return Request(
            method=received.method,
            host=host,  # type: ignore[arg-type]
            path=path,
            company=company == COMPANY,
            public=public,
            query=received.query,
            body=None if is_form else received.json,
            form=self._form(received) if is_form else None,
        )

    def _form(self, received: Received) -> dict[str, str | FilePart]:
        form: dict[str, str | FilePart] = {}
        for field, name, content in received.form:
            form[field] = content.decode() if name is None else self._part(field, name, content)
        return form

    def _part(self, field: str, name: str, content: bytes) -> FilePart:
        """A part of a file, whose bytes have to be the file's own."""
        file = self._files[field]
        part = FilePart(file, name, self._sent, len(content))
        self._sent += len(content)
        if isinstance(file.source, str):
            assert content == file.source.encode()[part.offset : self._sent]
        return part


def _check_headers(received: Received, key: str | None) -> None:
    """Every request names the key, wants JSON, and says what it carries, if it carries anything.

    One to a public host names none.
    """
    headers = received.headers
    assert headers.get("x-api-key") == key, headers
    assert "application/json" in headers.get("accept", ""), headers
    sort = headers.get("content-type", "").partition(";")[0]
    known = ("application/json", "multipart/form-data") if received.body else ("",)
    assert sort in known, headers


def _is_resent(received: Received, before: Received, reply: Reply) -> bool:
    """Whether the transport sends a request again, which the wire knows nothing of."""
    is_worth_it = reply.status in (401, 429) or reply.status >= 500
    return is_worth_it and received == before


def _reply(response: Response) -> Reply:
    if response.file is None:
        return Reply(response.text.encode(), response.status, dict(response.headers))
    name, content = response.file["name"], response.file["text"]
    headers = {
        "content-type": "application/octet-stream",
        "content-disposition": f'attachment; filename="{name}"',
    }
    return Reply(content.encode(), response.status, headers)


class ServedPackage:
    """What packages have in common behind the interface of the tests: one exchange at a time."""

    def __init__(self, api: FakeApi, folder: Path) -> None:
        self._api = api
        self._folder = folder
        self._open: ServedExchange | None = None

    def close(self) -> None:
        if self._open is not None:
            self._open.close()

    def _inputs(self, given: Mapping[str, Any]) -> tuple[dict[str, Any], dict[str, FileInput]]:
        """The inputs, each file with bytes to send, and the files among them."""
        inputs = {name: _with_content(value, self._folder) for name, value in given.items()}
        return inputs, {name: one for name, one in inputs.items() if isinstance(one, FileInput)}

    def _serve(
        self, call: Call, decode: Decode, files: Mapping[str, FileInput] = {}
    ) -> ServedExchange:
        """Begin a call, after whatever was still going on has come to its end."""
        self.close()
        self._open = ServedExchange(self._api, call, decode, files)
        self._open.begin()
        return self._open


def _with_content(value: Any, folder: Path) -> Any:
    """An input; a file of which only the size is known becomes one of zeros below `folder`."""
    if not isinstance(value, FileInput) or value.source is not None:
        return value
    path = folder / "large"
    with path.open("wb") as file:
        file.truncate(value.size)
    return FileInput(value.name, value.size, path)
