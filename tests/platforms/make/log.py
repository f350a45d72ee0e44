"""The log of a module's exchanges, with everything removed that `log.sanitize` names."""

from __future__ import annotations

import copy
import json
from collections.abc import Mapping
from typing import Any

from tests.platforms.make.wire import Answer, File, Sent


class Log:
    """Every exchange as it is shown in Make's console."""

    def __init__(self) -> None:
        self.entries: list[dict[str, Any]] = []

    def add(self, sent: Sent, answer: Answer | None, request: Mapping[str, Any], body: Any) -> None:
        """Without `sanitize` nothing is logged at all."""
        paths = request.get("log", {}).get("sanitize")
        if paths is None:
            return
        entry = {"request": _request(sent), "response": _response(answer, body)}
        for path in paths:
            _remove(entry, path.replace("`", "").split("."))
        self.entries.append(entry)


def _request(sent: Sent) -> dict[str, Any]:
    body: Any = sent.body.decode() if sent.body is not None else None
    if sent.body is not None:
        body = json.loads(sent.body) if sent.body[:1] in (b"{", b"[") else body
    if sent.form is not None:
        body = {k: v.name if isinstance(v, File) else v for k, v in sent.form.items()}
    return {
        "method": sent.method,
        "url": sent.url,
        "qs": dict(sent.query),
        "headers": dict(sent.headers),
        "body": body,
    }


def _response(answer: Answer | None, body: Any) -> dict[str, Any] | None:
    if answer is None:
        return None
    return {
        "statusCode": answer.status,
        "headers": dict(answer.headers),
        "body": copy.deepcopy(body),
    }


def _remove(entry: Any, path: list[str]) -> None:
    for name in path[:-1]:
        if not isinstance(entry, dict):
            return
        entry = entry.get(name)
    if isinstance(entry, dict) and path[-1] in entry:
        entry[path[-1]] = "******"
