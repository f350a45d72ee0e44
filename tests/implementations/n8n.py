"""The emitted n8n package as an implementation: run in n8n-core, answered over HTTP.

n8n runs a call from its beginning to its end, so each runs in a thread of its own, and the server
it calls holds every request until the exchange is sent the answer.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from queue import Queue
from typing import Any

from connector.model import Action, Picker, Trigger
from connector.wire.errors import ApiError, InputError
from connector.wire.messages import FileInput, FilePart, Request, Response
from connector.wire.pickers import Choices
from connector.wire.poll import Polled
from connector.wire.upload import PART_SIZE
from connector.wire.webhook import Delivery
from tests.platforms.n8n.fake_api import FakeApi, Received, Reply
from tests.platforms.n8n.runtime import N8nRuntime
from tests.platforms.n8n.workflow import (
    ACTIONS,
    API_KEY,
    POLLS,
    WEBHOOKS,
    item_of,
    parameters_of,
)

COMPANY = "123"
SECONDS = 30
REFUSAL = Reply({"status": False, "message": "Nobody waits for this call"}, 400)

Given = Mapping[str, Any]
Call = Callable[[], dict[str, Any]]
Decoder = Callable[[dict[str, Any]], Any]


class N8nExchange:
    """A call that n8n is busy with; it stands wherever the server was last asked something."""

    def __init__(
        self, api: FakeApi, call: Call, decode: Decoder, files: Mapping[str, FileInput]
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
        """n8n meets with its own errors; the connection breaks, whatever this one says."""
        self.request = None
        self._replies.put(Reply(drop=True))
        self._advance()

    def close(self) -> None:
        """Refuse what is still asked, so that n8n comes to its end."""
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
        result = self._result.result()
        if "error" in result:
            raise _error(result["error"])
        self.output = self._decode(result)

    def _read(self, received: Received) -> Request:
        host, company, path = received.path.lstrip("/").split("/", 2)
        assert company in (COMPANY, "0"), received.path
        is_form = received.headers.get("content-type", "").startswith("multipart/form-data")
        return Request(
            method=received.method,
            host=host,  # type: ignore[arg-type]
            path=path,
            company=company == COMPANY,
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


def _error(error: dict[str, Any]) -> Exception:
    data = error["data"] or {}
    if "problems" in data:
        return InputError(data["problems"])
    if "kind" not in data:
        return AssertionError(f"{error['name']}: {error['message']}")
    status = int(error["httpCode"] or 0)
    problem = ApiError(data["kind"], error["message"], status, data["retryAfter"])
    problem.done = data["done"]
    return problem


class N8nPackage:
    """The nodes of the package behind the interface of the tests; it has no connection cases."""

    name = "n8n"
    shows_event_ids = False

    def __init__(self, n8n: N8nRuntime, api: FakeApi, folder: Path) -> None:
        self._n8n = n8n
        self._api = api
        self._folder = folder
        self._open: N8nExchange | None = None

    def close(self) -> None:
        if self._open is not None:
            self._open.close()

    def execute(self, action: Action, given: Given, part_size: int = PART_SIZE) -> N8nExchange:
        node = self._n8n.node(ACTIONS)
        inputs = {name: self._with_content(value) for name, value in given.items()}
        files = {name: value for name, value in inputs.items() if isinstance(value, FileInput)}
        call = self._call(
            "execute",
            ACTIONS,
            parameters_of(node, action, inputs),
            items=[item_of(inputs)],
            partSize=part_size,
        )
        return self._start(call, lambda result: _output(action, result), files)

    def poll(self, trigger: Trigger, given: Given, state: dict[str, Any] | None) -> N8nExchange:
        stored = {"source": f"{COMPANY} {trigger.name}", "state": state} if state else {}
        parameters = {"event": trigger.name, "filters": dict(given)}
        return self._start(self._call("poll", POLLS, parameters, staticData=stored), _polled)

    def choices(self, picker: Picker, search: str = "", page: int = 1) -> N8nExchange:
        method = "search" + "".join(part.capitalize() for part in picker.name.split("_"))
        asked = {"filter": search, "paginationToken": str(page)}
        call = self._call("listSearch", ACTIONS, {}, method=method, **asked)
        return self._start(call, _choices)

    def judge(
        self,
        trigger: Trigger,
        given: Given,
        secret: str,
        secret_headers: Sequence[str],
        headers: Mapping[str, str],
        body: str,
    ) -> Delivery:
        parameters = {"events": [trigger.name], "filters": dict(given)}
        stored = {"production": {"id": 1, "secret": secret}}
        delivery = {"headers": dict(headers), "text": body, "staticData": stored}
        result = self._call("webhook.deliver", WEBHOOKS, parameters, **delivery)()
        if result["items"] is not None:
            return Delivery("accepted", item=result["items"][0]["json"])
        verdict: Any = {401: "refused", 200: "ignored"}[result["status"]]
        return Delivery(verdict, reason=result["body"]["message"])

    def _with_content(self, value: Any) -> Any:
        """A file of which only the size is known, as a file of zeros."""
        if not isinstance(value, FileInput) or value.source is not None:
            return value
        path = self._folder / "large"
        with path.open("wb") as file:
            file.truncate(value.size)
        return FileInput(value.name, value.size, path)

    def _call(self, command: str, node: str, parameters: dict[str, Any], **more: Any) -> Call:
        fields = {
            "apiKey": "key-for-tests",
            "companyId": COMPANY,
            "apiUrl": f"{self._api.url}/api",
            "filesUrl": f"{self._api.url}/files",
        }
        credentials = {API_KEY: fields}
        arguments = {"node": node, "parameters": parameters, "credentials": credentials, **more}
        return lambda: self._n8n.call(command, **arguments)

    def _start(
        self, call: Call, decode: Decoder, files: Mapping[str, FileInput] = {}
    ) -> N8nExchange:
        self.close()
        self._open = N8nExchange(self._api, call, decode, files)
        self._open.begin()
        return self._open


def _output(action: Action, result: dict[str, Any]) -> Any:
    (items,) = result["outputs"]
    if action.output.many:
        return [item["json"] for item in items]
    (item,) = items
    if action.output.binary:
        file = item["binary"]["data"]
        return {"file": {"name": file["fileName"], "text": file["text"]}}
    return item["json"]


def _polled(result: dict[str, Any]) -> Polled:
    events = [{"item": item["json"]} for item in result["items"] or []]
    return Polled(events, result["staticData"]["state"])


def _choices(result: dict[str, Any]) -> Choices:
    options = [{"value": one["value"], "label": one["name"]} for one in result["results"]]
    token = result.get("paginationToken")
    return Choices(options, None if token is None else int(token))
