"""`connector.wire` as an implementation: a thin handle on its generators."""

from __future__ import annotations

from collections.abc import Generator, Mapping, Sequence
from typing import Any

from connector.model import Action, OAuth2, Picker, Trigger, WebhookLifecycle
from connector.wire import oauth, webhook
from connector.wire.execute import execute
from connector.wire.inputs import read_inputs
from connector.wire.messages import Request, Response
from connector.wire.pickers import read_choices
from connector.wire.poll import poll
from connector.wire.request import url_of
from connector.wire.upload import PART_SIZE

Steps = Generator[Request, Response, Any]


class PythonExchange:
    """A generator that has been advanced to its first request."""

    def __init__(self, steps: Steps) -> None:
        self._steps = steps
        self.request: Request | None = None
        self.output: Any = None
        try:
            self.request = next(steps)
        except StopIteration as end:
            self.output = end.value

    def send(self, response: Response) -> None:
        self.request = None
        try:
            self.request = self._steps.send(response)
        except StopIteration as end:
            self.output = end.value

    def throw(self, error: Exception) -> None:
        self.request = None
        try:
            self.request = self._steps.throw(error)
        except StopIteration as end:
            self.output = end.value


class PythonWire:
    """The wire layer itself."""

    name = "python"
    shows_event_ids = True

    def execute(
        self, action: Action, given: Mapping[str, Any], part_size: int = PART_SIZE
    ) -> PythonExchange:
        return PythonExchange(execute(action, given, part_size))

    def poll(
        self, trigger: Trigger, given: Mapping[str, Any], state: dict[str, Any] | None
    ) -> PythonExchange:
        return PythonExchange(poll(trigger, given, state))

    def choices(self, picker: Picker, search: str = "", page: int = 1) -> PythonExchange:
        return PythonExchange(read_choices(picker, search, page))

    def judge(
        self,
        trigger: Trigger,
        given: Mapping[str, Any],
        secret: str,
        secret_headers: Sequence[str],
        headers: Mapping[str, str],
        body: str,
    ) -> webhook.Delivery:
        values = read_inputs(trigger.inputs, given)
        return webhook.judge([trigger], values, secret, secret_headers, headers, body)

    def subscribe(
        self, hooks: WebhookLifecycle, name: str, url: str, events: Sequence[str], secret: str
    ) -> PythonExchange:
        return PythonExchange(webhook.subscribe(hooks, name, url, events, secret))

    def find(self, hooks: WebhookLifecycle, webhook_id: int | None, url: str) -> PythonExchange:
        return PythonExchange(webhook.find(hooks, webhook_id, url))

    def unsubscribe(self, hooks: WebhookLifecycle, webhook_id: int) -> PythonExchange:
        return PythonExchange(webhook.unsubscribe(hooks, webhook_id))

    def sample(self, hooks: WebhookLifecycle, event: str) -> PythonExchange:
        return PythonExchange(webhook.sample(hooks, event))

    def authorize_url(
        self,
        oauth2: OAuth2,
        panel: str,
        client_id: str,
        redirect_uri: str,
        state: str,
        challenge: str = "",
    ) -> str:
        return oauth.authorize_url(oauth2, panel, client_id, redirect_uri, state, challenge)

    def exchange_code(
        self,
        oauth2: OAuth2,
        code: str,
        client_id: str,
        redirect_uri: str,
        client_secret: str = "",
        verifier: str = "",
    ) -> PythonExchange:
        request = oauth.code_request(oauth2, code, client_id, redirect_uri, client_secret, verifier)
        return PythonExchange(_ask_tokens(request))

    def refresh(
        self, oauth2: OAuth2, refresh_token: str, client_id: str, client_secret: str = ""
    ) -> PythonExchange:
        request = oauth.refresh_request(oauth2, refresh_token, client_id, client_secret)
        return PythonExchange(_ask_tokens(request))

    def discover_company(self, oauth2: OAuth2) -> PythonExchange:
        return PythonExchange(oauth.discover_company(oauth2))

    def url_of(self, request: Request, base: str, company: str) -> str:
        return url_of(request, base, company)


def _ask_tokens(request: Request) -> Steps:
    return oauth.read_tokens((yield request))
