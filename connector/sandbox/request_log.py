"""The log of API requests that tests and people read back, secrets masked."""

from __future__ import annotations

import json
from collections import deque
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from starlette.responses import Response

    from connector.sandbox.call import Call
    from connector.sandbox.faults import Fault

MASK = "***"

_SECRET_HEADERS = frozenset({"x-api-key", "authorization", "cookie"})
_SECRET_FIELDS = frozenset(
    {"secret", "client_secret", "access_token", "refresh_token", "code", "code_verifier"}
)
_KEPT = 10_000
_TEXT_LIMIT = 500


class RequestLog:
    """The newest requests, numbered from 1."""

    def __init__(self) -> None:
        self._entries: deque[dict[str, object]] = deque(maxlen=_KEPT)
        self._count = 0

    def open(self, call: Call, at: float, fault: Fault | None) -> dict[str, object]:
        """Start an entry; `close` completes it once the answer is known."""
        self._count += 1
        entry: dict[str, object] = {
            "n": self._count,
            "at": at,
            "host": call.host,
            "company": call.company,
            "method": call.method,
            "path": call.path,
            "query": masked(dict(call.query)),
            "headers": masked_headers(call.headers),
            "body": masked(dict(call.body)),
            "files": {
                name: {"name": part.name, "size": part.size, "sha256": part.sha256}
                for name, part in call.parts.items()
            },
            "fault": fault.kind if fault else None,
            "status": None,
            "answer": None,
        }
        self._entries.append(entry)
        return entry

    def since(self, number: int) -> list[dict[str, object]]:
        return [entry for entry in self._entries if int(str(entry["n"])) > number]


def close(entry: dict[str, object], response: Response) -> None:
    entry["status"] = response.status_code
    entry["answer"] = _summary(response)


def masked(value: object) -> object:
    """The value with everything under a secret's name replaced."""
    if isinstance(value, dict):
        return {
            name: MASK if name in _SECRET_FIELDS and inner else masked(inner)
            for name, inner in value.items()
        }
    if isinstance(value, list):
        return [masked(inner) for inner in value]
    return value


def masked_headers(headers: Mapping[str, str]) -> dict[str, str]:
    return {
        name: MASK if name.lower() in _SECRET_HEADERS else value for name, value in headers.items()
    }


def _summary(response: Response) -> object:
    body = bytes(getattr(response, "body", b""))
    if response.media_type == "application/json":
        return masked(json.loads(body))
    if (response.media_type or "").startswith("text/"):
        return body[:_TEXT_LIMIT].decode("utf-8", "replace")
    return {"media_type": response.media_type, "bytes": response.headers.get("content-length")}
