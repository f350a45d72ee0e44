"""The connector: identity, hosts, connections, limits, pickers, and all actions and triggers."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from connector.model.action import Action, Option
from connector.model.operation import Operation
from connector.model.trigger import Trigger


@dataclass(frozen=True, slots=True)
class Host:
    """Base URLs of one host, without the company id and without a trailing slash."""

    name: str
    api_key: str
    oauth2: str
    setting: str


@dataclass(frozen=True, slots=True)
class OAuth2:
    """OAuth2 endpoints relative to the panel URL, and what to ask for.

    `company_operation` answers the company a token is bound to at `company_key`;
    `wrong_company` is the text of the error that says the cached company is stale.
    """

    authorize_path: str
    token_path: str
    scopes: tuple[str, ...]
    company_operation: Operation
    company_key: str
    wrong_company: str


@dataclass(frozen=True, slots=True)
class Plan:
    """One subscription plan; `per_minute` 0 means that it has no API."""

    name: str
    title: str
    per_minute: int


@dataclass(frozen=True, slots=True)
class FieldKinds:
    """Of records that are fields: what kind of value each takes. Paths are dotted.

    `kinds` maps the value at `kind` to what a person enters: boolean, number, datetime, choice or
    choices; everything else is text.
    """

    kind: str
    kinds: dict[str, str]
    choices: str | None = None


@dataclass(frozen=True, slots=True)
class Picker:
    """A dynamic list to choose an id from. Paths are dotted; `search` is "place.key" or None.

    `needs` maps "place.key" of the request to the input of the same action whose value goes there.
    `url` is the address of a record's page below that of the panel, as "panel/printers/{value}".
    """

    name: str
    title: str
    operation: Operation
    records: tuple[str, ...]
    value: str
    label: str
    detail: str | None = None
    search: str | None = None
    needs: dict[str, str] | None = None
    url: str | None = None
    fields: FieldKinds | None = None
    constants: dict[str, Any] | None = None
    fixed: tuple[Option, ...] = ()


@dataclass(frozen=True, slots=True)
class WebhookLifecycle:
    """How a webhook is registered, found and removed, and which headers carry its secret."""

    create: Operation
    list: Operation
    delete: Operation
    sample: Operation
    secret_headers: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Connector:
    """Everything the spec says. `other_openapi` describes further services, by name."""

    name: str
    title: str
    version: str
    description: str
    homepage: str
    documentation: str
    api_key_header: str
    api_key_help: str
    test_action: str
    hosts: tuple[Host, ...]
    oauth2: OAuth2
    plans: tuple[Plan, ...]
    webhooks: WebhookLifecycle
    pickers: tuple[Picker, ...]
    actions: tuple[Action, ...]
    triggers: tuple[Trigger, ...]
    targets: dict[str, dict[str, Any]]
    openapi: dict[str, Any]
    other_openapi: dict[str, dict[str, Any]]

    def host(self, name: str) -> Host:
        return next(host for host in self.hosts if host.name == name)

    def action(self, name: str) -> Action | None:
        return next((action for action in self.actions if action.name == name), None)

    def trigger(self, name: str) -> Trigger | None:
        return next((trigger for trigger in self.triggers if trigger.name == name), None)

    def picker(self, name: str) -> Picker | None:
        return next((picker for picker in self.pickers if picker.name == name), None)
