"""From checked inputs to a request: each value goes to its place, and nowhere else."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any
from urllib.parse import quote, urlencode

from connector.model import Input, Operation
from connector.model.action import Effect
from connector.wire.messages import FilePart, Request
from connector.wire.operators import ABSENT, apply, text_of
from connector.wire.paths import place as put


def build_request(
    operation: Operation,
    inputs: Sequence[Input] = (),
    values: Mapping[str, Any] | None = None,
    constants: Mapping[str, Any] | None = None,
    effect: Effect = "read",
) -> Request:
    """The request of one operation. `constants` maps "place.key" to a fixed value.

    A body exists only if something was put into it, so a call without body fields sends none.
    """
    path = operation.path
    query: dict[str, str] = {}
    body: dict[str, Any] = {}
    form: dict[str, str | FilePart] = {}

    def send(place: str, key: str, value: Any) -> None:
        nonlocal path
        if place == "path":
            path = path.replace(f"{{{key}}}", quote(text_of(value), safe=""), 1)
        elif place == "query":
            query[key] = text_of(value)
        elif place == "form":
            form[key] = value if isinstance(value, FilePart) else text_of(value)
        else:
            put(body, key, value)

    for target, value in (constants or {}).items():
        place, _, key = target.partition(".")
        send(place, key, value)
    for item in inputs:
        if values is None or item.name not in values:
            continue
        for destination in item.destinations:
            value = apply(destination, values[item.name])
            if value is not ABSENT:
                send(destination.place, destination.key, value)
    return Request(
        method=operation.method,
        host=operation.host,
        path=path,
        company=operation.company,
        public=operation.public,
        query=query,
        body=body or None,
        form=form or None,
        effect=effect,
    )


def url_of(request: Request, base: str, company: str) -> str:
    """The full URL: base, company id (0 for calls outside a company), path and query.

    Paths of the other hosts are complete as they are and take no company.
    """
    parts = [base.rstrip("/"), request.path]
    if request.host in ("api", "files"):
        parts.insert(1, company if request.company else "0")
    query = urlencode(request.query, quote_via=quote, safe="")
    return "/".join(parts) + (f"?{query}" if query else "")
