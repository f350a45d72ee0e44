"""Connections: which account, with which credentials, at which base URLs."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from urllib.parse import urlsplit

from connector.diagnostics import choices, near_miss
from connector.model import Connector

ENVIRONMENT = {
    "api_key": "SIMPLYPRINT_API_KEY",
    "access_token": "SIMPLYPRINT_ACCESS_TOKEN",
    "company": "SIMPLYPRINT_COMPANY_ID",
    "api_url": "SIMPLYPRINT_API_URL",
    "files_url": "SIMPLYPRINT_FILES_URL",
    "panel_url": "SIMPLYPRINT_PANEL_URL",
    "filament_database_url": "SIMPLYPRINT_FILAMENT_DATABASE_URL",
    "plan": "SIMPLYPRINT_PLAN",
    "any_plan": "SIMPLYPRINT_ANY_PLAN",
}
PLAIN_URL = re.compile(r"https?://[^\s/?#@\\]+(/[^\s?#@\\]*)?", re.IGNORECASE)
DEFAULT_PLAN = "pro"
"""The smallest plan that has an API: its rate is safe on every other one."""


class ConnectionProblem(Exception):
    """The connection's settings are incomplete or wrong; the message says what is missing."""


class Secret:
    """A text that prints as ***; only `reveal` gives it away."""

    __slots__ = ("_text",)

    def __init__(self, text: str) -> None:
        self._text = text

    def reveal(self) -> str:
        return self._text

    def __repr__(self) -> str:
        return "***"

    def __bool__(self) -> bool:
        return bool(self._text)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Secret) and self._text == other._text

    def __hash__(self) -> int:
        return hash(self._text)


@dataclass(frozen=True, slots=True)
class Connection:
    """Credentials (exactly one of key and token), company id, base URLs by host, calls a minute.

    Without a company id an OAuth2 token's own company is looked up on first use. `plan` is the one
    that was stated; with `any_plan` nothing is refused for it.
    """

    base_urls: Mapping[str, str]
    per_minute: int
    api_key: Secret = field(default_factory=lambda: Secret(""))
    access_token: Secret = field(default_factory=lambda: Secret(""))
    company: str | None = None
    api_key_header: str = "X-API-KEY"
    plan: str | None = None
    any_plan: bool = False

    @property
    def is_oauth2(self) -> bool:
        return bool(self.access_token)

    @property
    def headers(self) -> dict[str, str]:
        if self.is_oauth2:
            return {"Authorization": f"Bearer {self.access_token.reveal()}"}
        return {self.api_key_header: self.api_key.reveal()}

    @property
    def account(self) -> str:
        """A name for the account that holds no secret: the budget's and the store's key."""
        who = self.company or self.access_token.reveal()
        return hashlib.sha256(f"{self.base_urls['api']} {who}".encode()).hexdigest()[:24]

    @classmethod
    def resolve(
        cls, connector: Connector, given: Mapping[str, str | None], environ: Mapping[str, str]
    ) -> Connection:
        """A connection from settings by name (see ENVIRONMENT), given ones first.

        Raises ConnectionProblem.
        """
        values = {
            name: (given.get(name) or environ.get(variable) or "").strip()
            for name, variable in ENVIRONMENT.items()
        }
        if given.get("api_key") and not given.get("access_token"):
            values["access_token"] = ""
        elif given.get("access_token") and not given.get("api_key"):
            values["api_key"] = ""
        kind = _kind(values)
        urls = {
            host.name: values.get(host.setting) or getattr(host, kind) for host in connector.hosts
        }
        for name, url in urls.items():
            _check_url(name, url)
        return cls(
            base_urls=urls,
            per_minute=_rate(connector, values["plan"] or DEFAULT_PLAN),
            api_key=Secret(values["api_key"]),
            access_token=Secret(values["access_token"]),
            company=_company(values["company"], kind),
            api_key_header=connector.api_key_header,
            plan=values["plan"] or None,
            any_plan=values["any_plan"] not in ("", "0"),
        )


def _kind(values: Mapping[str, str]) -> str:
    if values["api_key"] and values["access_token"]:
        raise ConnectionProblem("both an API key and an access token are set; give one of them")
    for name, variable in (("api_key", "API_KEY"), ("access_token", "ACCESS_TOKEN")):
        if not values[name].isascii() or not values[name].isprintable() or " " in values[name]:
            raise ConnectionProblem(f"SIMPLYPRINT_{variable} holds characters that no key has")
    if values["access_token"]:
        return "oauth2"
    if not values["api_key"]:
        raise ConnectionProblem("no credentials; set SIMPLYPRINT_API_KEY or pass --api-key")
    return "api_key"


def _company(value: str, kind: str) -> str | None:
    if not value:
        if kind == "api_key":
            raise ConnectionProblem("no company id; set SIMPLYPRINT_COMPANY_ID or pass --company")
        return None
    if not (value.isascii() and value.isdigit()):
        raise ConnectionProblem(f"the company id is a number, as in the panel's URL, not {value!r}")
    return value


def _rate(connector: Connector, name: str) -> int:
    plan = next((plan for plan in connector.plans if plan.name == name), None)
    names = [plan.name for plan in connector.plans if plan.per_minute]
    if plan is None:
        hint = near_miss(name, names) or choices(names)
        raise ConnectionProblem(f"there is no plan {name!r}; {hint}")
    if not plan.per_minute:
        raise ConnectionProblem(f"the plan {plan.title} has no API; {choices(names)} do")
    return plan.per_minute


def _check_url(name: str, url: str) -> None:
    """Refuse what is not scheme, host, port and path, and repeat none of it: it may be secret."""
    host = host_of(url)
    if host is None:
        raise ConnectionProblem(
            f"the {name} URL is not a plain http or https URL, such as https://api.simplyprint.io"
        )
    if url.lower().startswith("http:") and host not in ("127.0.0.1", "localhost", "::1"):
        raise ConnectionProblem(f"the {name} URL would send the credentials unencrypted; use https")


def host_of(url: str) -> str | None:
    """The host of a URL that is nothing but scheme, host, port and path; else None."""
    try:
        parts = urlsplit(url)
        is_plain = PLAIN_URL.fullmatch(url) and parts.port != 0
    except ValueError:
        return None
    return parts.hostname if is_plain else None
