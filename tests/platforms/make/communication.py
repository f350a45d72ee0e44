"""Running a communication: one request after another, judged, iterated, paged and shaped.

Written from Make's documentation; imports this package only.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from tests.platforms.make.functions import FunctionFailed
from tests.platforms.make.iml import Scope, transform
from tests.platforms.make.log import Log
from tests.platforms.make.values import UNDEFINED, is_number, iso, text, truth
from tests.platforms.make.wire import Answer, File, Network, Sent, Unreachable

MAX_PAGES = 50
MAX_RECORDS = 3200
TYPES = {429: "RateLimitError"}
REPEATED = frozenset({"RateLimitError", "ConnectionError"})
"""Errors after which Make runs a module again by itself, if executions are stored."""


class MakeError(Exception):
    """A module that failed: the type of error and what a person is shown."""

    def __init__(self, type: str, message: str) -> None:
        super().__init__(f"{type}: {message}")
        self.type = type
        self.message = message


@dataclass
class Call:
    """One run of a communication: the variables it starts with, and what it sends through."""

    network: Network
    log: Log
    scope: dict[str, Any]
    base: Mapping[str, Any] | None = None
    """The app's base; connections and webhooks have none."""
    temp: dict[str, Any] = field(default_factory=dict)

    def run(self, communication: Any) -> list[Any]:
        """The outputs; those of the last request count."""
        requests = communication if isinstance(communication, list) else [communication]
        outputs: list[Any] = []
        for request in requests:
            try:
                outputs = list(self._one(self._merged(request)))
            except FunctionFailed as problem:
                message = f"Function '{problem}' finished with error!"
                raise MakeError("RuntimeError", message) from problem
        return outputs

    def _merged(self, request: Mapping[str, Any]) -> dict[str, Any]:
        base = self.base or {}
        merged = {**base, **request}
        for key in ("headers", "qs", "response", "log"):
            if key in base or key in request:
                merged[key] = {**base.get(key, {}), **request.get(key, {})}
        return merged

    def _one(self, request: dict[str, Any]) -> Iterator[Any]:
        self.temp |= transform(request.get("temp", {}), self._scope())
        condition = request.get("condition", True)
        if isinstance(condition, dict):
            if not _true(condition.get("condition", True), self._scope()):
                yield transform(condition.get("default"), self._scope())
                return
        elif not _true(condition, self._scope()):
            return
        response = request.get("response", {})
        limit = transform(response.get("limit"), self._scope())
        if limit == 0:
            raise MakeError("RuntimeError", "The limit is zero")
        count = 0
        for page in self._pages(request):
            for item in page:
                yield item
                count += 1
                if count in (limit, MAX_RECORDS):
                    return

    def _pages(self, request: dict[str, Any]) -> Iterator[list[Any]]:
        paging = request.get("pagination")
        turned = request
        for number in range(1, MAX_PAGES + 2):
            self.scope["pagination"] = {"page": number}
            if number > 1 and not _true(paging["condition"], self._scope()):
                return
            self._exchange(turned)
            items = self._items(request.get("response", {}))
            yield items
            if paging is None or not items or not _true(paging["condition"], self._scope()):
                return
            turned = {**request, **{k: v for k, v in paging.items() if k != "condition"}}
            for key in ("qs", "headers"):
                turned[key] = {**request.get(key, {}), **paging.get(key, {})}

    def _exchange(self, request: Mapping[str, Any]) -> None:
        """Send one request, and put its answer into the scope; raises MakeError."""
        self.scope |= {"body": UNDEFINED, "headers": UNDEFINED, "statusCode": UNDEFINED}
        answer: Answer | None = None
        response = request.get("response", {})
        if "url" in request:
            sent = build(request, self._scope())
            try:
                answer = self.network(sent)
            except Unreachable as problem:
                self.log.add(sent, None, request, UNDEFINED)
                raise MakeError("ConnectionError", f"No answer came ({problem})") from problem
            body = answer.parsed(_type_of(response.get("type", "automatic"), answer.status))
            self.scope |= {"body": body, "headers": answer.headers, "statusCode": answer.status}
            self.log.add(sent, answer, request, body)
        self.temp |= transform(response.get("temp", {}), self._scope())
        self._judge(response, answer)

    def _judge(self, response: Mapping[str, Any], answer: Answer | None) -> None:
        status = answer.status if answer else 200
        valid = response.get("valid", True)
        rule = valid if isinstance(valid, dict) else {"condition": valid}
        if status < 400 and _true(rule.get("condition", True), self._scope()):
            return
        error = response.get("error", {})
        error = {"message": error} if isinstance(error, str) else error
        entry = {**error, **error.get(str(status), {})}
        message = entry.get("message", "Response marked as invalid.")
        kind = entry.get("type", _default_type(status))
        if status < 400 and "message" in rule:
            message, kind = rule["message"], rule.get("type", kind)
        raise MakeError(kind, str(transform(message, self._scope())))

    def _items(self, response: Mapping[str, Any]) -> list[Any]:
        iterate = response.get("iterate")
        output = response.get("output", "{{item}}" if iterate else "{{body}}")
        if iterate is None:
            return [transform(output, self._scope())]
        rule = iterate if isinstance(iterate, dict) else {"container": iterate}
        container = transform(rule["container"], self._scope())
        if container is UNDEFINED or container is None:
            return []
        if not isinstance(container, list):
            raise MakeError("DataError", "What is iterated is no list")
        self.scope["iterate"] = {"container": {}}
        items = []
        for item in container:
            scope = {**self._scope(), "item": item}
            if _true(rule.get("condition", True), scope):
                items.append(self._item(output, response, scope))
        return items

    def _item(self, output: Any, response: Mapping[str, Any], scope: Scope) -> Any:
        made = transform(output, scope)
        return (made, scope) if "trigger" in response else made

    def _scope(self) -> dict[str, Any]:
        return {**self.scope, "temp": self.temp}


def _default_type(status: int) -> str:
    if status >= 500:
        return "ConnectionError"
    return TYPES.get(status, "RuntimeError")


def _true(condition: Any, scope: Scope) -> bool:
    return truth(transform(condition, scope))


def _type_of(rule: Any, status: int) -> str:
    if not isinstance(rule, dict):
        return str(rule)
    for key, kind in rule.items():
        low, _, high = key.partition("-")
        if key != "*" and int(low) <= status <= int(high or low):
            return str(kind)
    return str(rule.get("*", "automatic"))


def build(request: Mapping[str, Any], scope: Scope) -> Sent:
    """The request of a communication."""
    url = str(transform(request["url"], scope))
    if not url.startswith(("http://", "https://")):
        url = f"{transform(request['baseUrl'], scope).rstrip('/')}/{url.lstrip('/')}"
    headers = {
        k.lower(): _scalar(v) for k, v in transform(request.get("headers", {}), scope).items()
    }
    query = {k: _scalar(v) for k, v in transform(request.get("qs", {}), scope).items()}
    body = transform(request["body"], scope) if "body" in request else UNDEFINED
    kind = transform(request.get("type", "json"), scope)
    method = str(transform(request.get("method", "GET"), scope))
    if body is UNDEFINED:
        return Sent(method, url, query, headers)
    if kind == "multipart/form-data":
        return Sent(method, url, query, headers, form={k: _part(v) for k, v in body.items()})
    if kind == "urlencoded":
        form = {key: text(value) for key, value in body.items() if value is not None}
        return Sent(method, url, query, headers, form=dict(form))
    if kind == "text":
        return Sent(method, url, query, headers, body=text(body).encode())
    headers = {"content-type": "application/json", **headers}
    return Sent(method, url, query, headers, body=json.dumps(_plain(body)).encode())


def _scalar(value: Any) -> str:
    if value is None or isinstance(value, (list, dict)):
        raise MakeError("Undocumented", f"what {value!r} becomes outside of a body")
    return text(value)


def _part(value: Any) -> str | File:
    if isinstance(value, dict):
        return File(value["options"]["filename"], value["value"])
    return _scalar(value)


def _plain(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: _plain(item) for key, item in value.items()}
    if isinstance(value, list):
        return [_plain(item) for item in value]
    if value is None or isinstance(value, (bool, str)) or is_number(value):
        return value
    return iso(value)
