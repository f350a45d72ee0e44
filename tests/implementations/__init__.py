"""What the tests ask of everything that speaks the wire, whatever language or platform it runs on.

Python's `wire`, core.ts and each emitted package are implementations; the same cases and the same
properties run against all of them. Everything that crosses this interface is made of the plain
data of `connector.model` and `connector.wire`, so that results compare with `==`.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any, Protocol

from connector.model import Action, OAuth2, Picker, Trigger, WebhookLifecycle
from connector.wire.errors import InputError
from connector.wire.messages import Request, Response
from connector.wire.upload import PART_SIZE
from connector.wire.webhook import Delivery


class PlatformRefusal(InputError):
    """Inputs that the platform itself refused, in its own words; the package never saw them."""


class Exchange(Protocol):
    """A call in progress. It stands at a request until that is answered, and then at the next.

    `request` is None once the exchange has ended; `output` is its result from then on. `send` and
    `throw` raise InputError or ApiError if the exchange ends with one.
    """

    @property
    def request(self) -> Request | None: ...

    @property
    def output(self) -> Any: ...

    def send(self, response: Response) -> None: ...

    def throw(self, error: Exception) -> None:
        """Report that no answer came; `error` is an ApiError."""


class Implementation(Protocol):
    """One way to run the connector. Methods raise InputError for bad inputs, before any request.

    Outputs of exchanges: `execute` whatever the action returns, `choices` a pickers.Choices,
    `poll` a poll.Polled, `subscribe` and `find` a webhook, `sample` a delivery or None,
    `exchange_code` and `refresh` the tokens, `discover_company` an id as text.
    """

    name: str
    shows_event_ids: bool
    """Whether the events of a poll carry their ids; a platform may hand over the item alone."""

    def execute(
        self, action: Action, given: Mapping[str, Any], part_size: int = PART_SIZE
    ) -> Exchange: ...

    def poll(
        self, trigger: Trigger, given: Mapping[str, Any], state: dict[str, Any] | None
    ) -> Exchange: ...

    def choices(self, picker: Picker, search: str = "", page: int = 1) -> Exchange: ...

    def judge(
        self,
        trigger: Trigger,
        given: Mapping[str, Any],
        secret: str,
        secret_headers: Sequence[str],
        headers: Mapping[str, str],
        body: str,
    ) -> Delivery:
        """Judge a delivery to one trigger; `given` are its filters as a person entered them."""

    def subscribe(
        self, hooks: WebhookLifecycle, name: str, url: str, events: Sequence[str], secret: str
    ) -> Exchange: ...

    def find(self, hooks: WebhookLifecycle, webhook_id: int | None, url: str) -> Exchange: ...

    def unsubscribe(self, hooks: WebhookLifecycle, webhook_id: int) -> Exchange: ...

    def sample(self, hooks: WebhookLifecycle, event: str) -> Exchange: ...

    def authorize_url(
        self,
        oauth2: OAuth2,
        panel: str,
        client_id: str,
        redirect_uri: str,
        state: str,
        challenge: str = "",
    ) -> str: ...

    def exchange_code(
        self,
        oauth2: OAuth2,
        code: str,
        client_id: str,
        redirect_uri: str,
        client_secret: str = "",
        verifier: str = "",
    ) -> Exchange: ...

    def refresh(
        self, oauth2: OAuth2, refresh_token: str, client_id: str, client_secret: str = ""
    ) -> Exchange: ...

    def discover_company(self, oauth2: OAuth2) -> Exchange: ...

    def url_of(self, request: Request, base: str, company: str) -> str: ...


def drive(exchange: Exchange, respond: Callable[[Request], Response]) -> Any:
    """Answer every request of an exchange and return its output."""
    while (request := exchange.request) is not None:
        exchange.send(respond(request))
    return exchange.output
