"""core.ts as an implementation: the same calls, run by Node and read back as Python's data."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from connector.model import Action, OAuth2, Picker, Trigger, WebhookLifecycle, to_data
from connector.wire.messages import FileInput, FilePart, Request, Response
from connector.wire.pickers import Choices
from connector.wire.poll import Polled
from connector.wire.upload import PART_SIZE
from connector.wire.webhook import Delivery
from tests.implementations.core_process import CoreProcess

Decoder = Callable[[Any], Any]


class CoreExchange:
    """A generator of the core that has been advanced to its first request."""

    def __init__(self, core: CoreProcess, started: dict[str, Any], decode: Decoder) -> None:
        self._core = core
        self._decode = decode
        self._handle: int | None = None
        self.request: Request | None = None
        self.output: Any = None
        self._stand(started)

    def _stand(self, answer: dict[str, Any]) -> None:
        self._handle = answer.get("exchange")
        if "request" in answer:
            self.request = decode_request(answer["request"])
        else:
            self.output = self._decode(answer["value"])

    def send(self, response: Response) -> None:
        self.request = None
        data = {"headers": {}, "text": "", **to_data(response)}
        self._stand(self._core.ask(op="next", exchange=self._handle, response=data))

    def throw(self, error: Exception) -> None:
        self.request = None
        self._stand(self._core.ask(op="throw", exchange=self._handle, error=vars(error)))


def decode_request(data: dict[str, Any]) -> Request:
    form = data.pop("form")
    return Request(**data, form=form and {name: _part(value) for name, value in form.items()})


def _part(value: Any) -> str | FilePart:
    if isinstance(value, str):
        return value
    file = FileInput(value["file"]["name"], value["file"]["size"])
    return FilePart(file, value["name"], value["offset"], value["length"])


class CoreTs:
    """The functions of core.ts behind the interface of the tests."""

    name = "core_ts"
    shows_event_ids = True

    def __init__(self, core: CoreProcess) -> None:
        self.core = core

    def _start(
        self, module: str, function: str, *args: Any, decode: Decoder = lambda output: output
    ) -> CoreExchange:
        started = self.core.ask(op="start", module=module, function=function, args=args)
        return CoreExchange(self.core, started, decode)

    def execute(
        self, action: Action, given: Mapping[str, Any], part_size: int = PART_SIZE
    ) -> CoreExchange:
        return self._start("execute", "execute", action, dict(given), part_size)

    def poll(
        self, trigger: Trigger, given: Mapping[str, Any], state: dict[str, Any] | None
    ) -> CoreExchange:
        args = (trigger, dict(given), state)
        return self._start("poll", "poll", *args, decode=lambda output: Polled(**output))

    def choices(self, picker: Picker, search: str = "", page: int = 1) -> CoreExchange:
        args = (picker, search, page)
        return self._start("pickers", "readChoices", *args, decode=lambda found: Choices(**found))

    def judge(
        self,
        trigger: Trigger,
        given: Mapping[str, Any],
        secret: str,
        secret_headers: Sequence[str],
        headers: Mapping[str, str],
        body: str,
    ) -> Delivery:
        values = self.core.call("inputs", "readInputs", trigger.inputs, dict(given))
        args = ([trigger], values, secret, list(secret_headers), dict(headers), body)
        return Delivery(**self.core.call("webhook", "judge", *args))

    def subscribe(
        self, hooks: WebhookLifecycle, name: str, url: str, events: Sequence[str], secret: str
    ) -> CoreExchange:
        return self._start("webhook", "subscribe", hooks, name, url, list(events), secret)

    def find(self, hooks: WebhookLifecycle, webhook_id: int | None, url: str) -> CoreExchange:
        return self._start("webhook", "find", hooks, webhook_id, url)

    def unsubscribe(self, hooks: WebhookLifecycle, webhook_id: int) -> CoreExchange:
        return self._start("webhook", "unsubscribe", hooks, webhook_id)

    def sample(self, hooks: WebhookLifecycle, event: str) -> CoreExchange:
        return self._start("webhook", "sample", hooks, event)

    def authorize_url(
        self,
        oauth2: OAuth2,
        panel: str,
        client_id: str,
        redirect_uri: str,
        state: str,
        challenge: str = "",
    ) -> str:
        args = (oauth2, panel, client_id, redirect_uri, state, challenge)
        return str(self.core.call("oauth", "authorizeUrl", *args))

    def exchange_code(
        self,
        oauth2: OAuth2,
        code: str,
        client_id: str,
        redirect_uri: str,
        client_secret: str = "",
        verifier: str = "",
    ) -> TokenExchange:
        args = (oauth2, code, client_id, redirect_uri, client_secret, verifier)
        return TokenExchange(self.core, self.core.call("oauth", "codeRequest", *args))

    def refresh(
        self, oauth2: OAuth2, refresh_token: str, client_id: str, client_secret: str = ""
    ) -> TokenExchange:
        args = (oauth2, refresh_token, client_id, client_secret)
        return TokenExchange(self.core, self.core.call("oauth", "refreshRequest", *args))

    def discover_company(self, oauth2: OAuth2) -> CoreExchange:
        return self._start("oauth", "discoverCompany", oauth2)

    def url_of(self, request: Request, base: str, company: str) -> str:
        data = {"query": {}, "company": True, **to_data(request)}
        return str(self.core.call("request", "urlOf", data, base, company))


class TokenExchange:
    """A token request and the reading of its answer, which the core leaves to its platforms."""

    def __init__(self, core: CoreProcess, request: dict[str, Any]) -> None:
        self._core = core
        self.request: Request | None = decode_request(request)
        self.output: Any = None

    def send(self, response: Response) -> None:
        self.request = None
        data = {"headers": {}, "text": "", **to_data(response)}
        self.output = self._core.call("oauth", "readTokens", data)

    def throw(self, error: Exception) -> None:
        self.request = None
        raise error
