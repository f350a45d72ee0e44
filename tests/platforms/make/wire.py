"""What the runtime hands to the network, and what keeps it away from the internet.

Imports `requests` and the standard library only.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import quote, urlencode

import requests


class Unreachable(Exception):
    """No answer came: the connection was refused, broken, or answered by half."""


class ForbiddenHost(Exception):
    """The app asked for an address that it has no business with."""


@dataclass(frozen=True, slots=True)
class File:
    """One file of a multipart body."""

    name: str
    content: bytes


@dataclass(frozen=True, slots=True)
class Sent:
    """One request. At most one of body and form is set; an absent body is None."""

    method: str
    url: str
    query: dict[str, str]
    headers: dict[str, str]
    body: bytes | None = None
    form: dict[str, str | File] | None = None


@dataclass(frozen=True, slots=True)
class Answer:
    """One answer; header names are lower case."""

    status: int
    headers: dict[str, str] = field(default_factory=dict)
    content: bytes = b""

    def parsed(self, kind: str) -> Any:
        """The body as a response type reads it; "automatic" goes by the content type."""
        if kind == "binary":
            return self.content
        text = self.content.decode("utf-8", "replace")
        if kind == "json" or "json" in self.headers.get("content-type", ""):
            try:
                return json.loads(text)
            except ValueError:
                return text
        return text


Network = Callable[[Sent], Answer]
"""Sends a request; raises Unreachable."""


def over_http(origins: Mapping[str, str]) -> Network:
    """A network in which each allowed origin stands for a local one, and there are no others."""

    def send(sent: Sent) -> Answer:
        url = substituted(sent.url, origins)
        query = f"?{urlencode(sent.query, quote_via=quote)}" if sent.query else ""
        form = sent.form or {}
        files = {k: (v.name, v.content) for k, v in form.items() if isinstance(v, File)}
        fields = {k: v for k, v in form.items() if isinstance(v, str)}
        try:
            answer = requests.request(
                sent.method,
                url + query,
                headers=sent.headers,
                data=fields if sent.form is not None else sent.body,
                files=files or None,
                timeout=20,
                allow_redirects=False,
            )
        except requests.RequestException as problem:
            raise Unreachable(type(problem).__name__) from problem
        headers = {name.lower(): value for name, value in answer.headers.items()}
        return Answer(answer.status_code, headers, answer.content)

    return send


def substituted(url: str, origins: Mapping[str, str]) -> str:
    """The local address of an allowed one; raises ForbiddenHost."""
    for origin in sorted(origins, key=len, reverse=True):
        if url == origin or url.startswith(f"{origin}/"):
            return origins[origin] + url[len(origin) :]
    raise ForbiddenHost(url)
