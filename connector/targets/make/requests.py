"""Operations as requests: address, fields in their places, and pages.

Imports model, wire's placing of dotted keys, and this package.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Any

from connector.model import Connector, Input, Operation, Paging
from connector.model.operation import HostName
from connector.targets.make import iml
from connector.targets.make.credentials import no_credentials
from connector.targets.make.values import is_sent, value_of
from connector.wire.paths import place as put

Data = dict[str, Any]
ACCOUNTS: tuple[HostName, ...] = ("api", "files")
"""The hosts whose paths begin with the company, or with 0 for none."""


def base_url(connector: Connector, host: HostName) -> str:
    """The host's base, which for some hosts goes by the kind of credentials."""
    found = connector.host(host)
    if found.oauth2 == found.api_key:
        return found.api_key
    return iml.template(
        iml.choose("connection.authorization", iml.string(found.oauth2), iml.string(found.api_key))
    )


def address(
    connector: Connector,
    operation: Operation,
    company: str = "connection.companyId",
    values: Mapping[str, Any] = {},
) -> str:
    """The URL below the app's base; that of another host is whole, and a public one's complete."""
    where = "" if operation.host == "api" else base_url(connector, operation.host)
    if operation.host in ACCOUNTS:
        where += f"/{iml.template(company) if operation.company else '0'}"
    return f"{where}/{_placed(operation.path, values)}"


def request_of(
    connector: Connector,
    operation: Operation,
    inputs: Sequence[Input] = (),
    constants: Mapping[str, Any] | None = None,
    bound: Mapping[str, str] = {},
) -> Data:
    """URL, method, query and body. A request without a field in its body has none."""
    places = _fields(inputs, constants, bound)
    url = address(connector, operation, values=places["path"])
    request: Data = {"url": url, "method": operation.method}
    if places["path"]:
        request["encodeUrl"] = False
    if operation.public:
        request["headers"] = no_credentials(connector)
    if places["query"]:
        request["qs"] = places["query"]
    if places["form"]:
        request |= {"type": "multipart/form-data", "body": places["form"]}
    elif places["body"]:
        request["body"] = places["body"]
    elif operation.method in ("POST", "PUT", "PATCH"):
        # Make's schema wants a body there; this one is none.
        request["body"] = iml.template(iml.NOTHING)
    return request


def _fields(
    inputs: Sequence[Input], constants: Mapping[str, Any] | None, bound: Mapping[str, str]
) -> dict[str, Data]:
    places: dict[str, Data] = {"query": {}, "body": {}, "form": {}, "path": {}}

    def send(place: str, key: str, value: Any) -> None:
        if place == "body":
            put(places[place], key, value)
        else:
            places[place][key] = value

    for target, value in (constants or {}).items():
        place, _, key = target.partition(".")
        send(place, key, iml.constant(value))
    taken: dict[tuple[str, str], tuple[Input, str]] = {}
    for item in inputs:
        for destination in item.destinations:
            value = value_of(item, destination, bound)
            # Of inputs that go to one place, a group lets a person give only one.
            before, other = taken.get((destination.place, destination.key), (None, ""))
            if before is not None:
                value = iml.choose(is_sent(before), other, value)
            taken[destination.place, destination.key] = (item, value)
            if destination.place == "path":
                # Make leaves slashes in an address alone, so it is encoded here.
                value = f"encodeURL({value})"
            send(destination.place, destination.key, iml.template(value))
    return places


def _placed(path: str, values: Mapping[str, Any]) -> str:
    """The path of an operation with values in their places."""
    if not values:
        return str(iml.constant(path))
    places = "|".join(re.escape(f"{{{key}}}") for key in values)
    pieces = re.split(f"({places})", path)
    return "".join(values[p[1:-1]] if n % 2 else iml.constant(p) for n, p in enumerate(pieces))


def paged(operation: Operation, request: Data, records: str, size: str) -> Data:
    """The request with its page fields, turning pages as long as the answer has more.

    `records` and `size` are expressions. Make looks at the condition after a page and again before
    the next one, with the number of that; it has to be right both times.
    """
    paging = operation.paging
    if paging is None:
        return request
    many = int(size) if size.isdigit() else iml.template(size)
    place, first = _first(paging, request, many)
    following = {**first, paging.page: iml.template("pagination.page")}
    pages = _pages(paging, records, size, "pagination.page")
    condition = iml.template(f"{pages} >= pagination.page")
    turning = {place: following, "condition": condition}
    return {**request, place: first, "pagination": turning}


def first_page(operation: Operation, request: Data) -> Data:
    """The request for the first page alone, and that as large as it may be."""
    paging = operation.paging
    if paging is None:
        return request
    place, first = _first(paging, request, paging.max)
    return {**request, place: first}


def has_more(operation: Operation, records: str) -> str:
    """Whether there is more than the first page; an expression that is false for a whole list."""
    paging = operation.paging
    return f"{_pages(paging, records, str(paging.max), '2')} > 1" if paging else "false"


def _first(paging: Paging, request: Data, size: Any) -> tuple[str, Data]:
    place = "qs" if paging.place == "query" else "body"
    before = request.get(place, {})
    before = before if isinstance(before, dict) else {}
    return place, {**before, paging.page: 1, paging.size: size}


def _pages(paging: Paging, records: str, size: str, otherwise: str) -> str:
    """How many pages there are; where no counter says so, a full page is not the last one."""
    pages = iml.choose(f"length({iml.listed(records)}) < {size}", "0", otherwise)
    if paging.total is not None:
        total = iml.path("body", paging.total)
        pages = iml.choose(total, f"ceil({total} / {size})", pages)
    if paging.pages is not None:
        pages = iml.first_of([iml.path("body", paging.pages)], pages)
    return pages
