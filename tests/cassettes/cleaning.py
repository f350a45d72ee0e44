"""What is taken out of recorded traffic: credentials, the account, and what changes by itself."""

from __future__ import annotations

import json
import re
from typing import Any
from urllib.parse import urlsplit, urlunsplit

from vcr.request import Request

COMPANY = "1234"
KEPT_RESPONSE_HEADERS = {"content-type", "content-disposition", "retry-after"}
PUBLIC = "api.openfilamentdatabase.org"
"""A host that knows no accounts."""

HOSTS = {"api": "api.simplyprint.io", "files": "files.simplyprint.io", "filament-database": PUBLIC}
PERSONAL = {"email", "name", "first_name", "last_name", "avatar", "secret", "ip"}
"""Keys of people and secrets; names of things are kept."""

_EMAIL = re.compile(r"[\w.+-]+@[\w-]+\.[\w.]+")
_BOUNDARY = re.compile(rb"boundary=([^;\s]+)")


def clean_request(request: Request) -> Request:
    """A request as it would be to the vendor's hosts, under company 1234, without credentials."""
    body = request.body_bytes
    kind = next((_text(v) for k, v in request.headers.items() if k.lower() == "content-type"), None)
    if body and kind and kind.startswith("multipart/"):
        boundary = _BOUNDARY.search(kind.encode())
        assert boundary is not None
        body = body.replace(boundary[1], b"boundary")
        kind = "multipart/form-data; boundary=boundary"
    headers = {"content-type": kind} if kind else {}
    return Request(request.method, _clean_uri(request.uri), body, headers)


def clean_response(response: dict[str, Any]) -> dict[str, Any]:
    """An answer without headers that change by themselves, and without people."""
    headers = response["headers"]
    response["headers"] = {
        name.lower(): value
        for name, value in headers.items()
        if name.lower() in KEPT_RESPONSE_HEADERS
    }
    body = response["body"]["string"]
    try:
        data = json.loads(body)
    except ValueError:
        return response
    text = json.dumps(_clean_data(data), separators=(",", ":"))
    response["body"]["string"] = _EMAIL.sub("someone@example.com", text).encode()
    return response


def _clean_uri(uri: str) -> str:
    parts = urlsplit(uri)
    segments = parts.path.strip("/").split("/")
    host = parts.netloc
    if segments[0] in HOSTS:
        # The sandbox keeps its hosts apart by their path.
        host = HOSTS[segments.pop(0)]
    if host != PUBLIC and segments[0] != "0":
        segments[0] = COMPANY
    return urlunsplit(("https", host, "/" + "/".join(segments), parts.query, ""))


def _clean_data(data: Any, inside_person: bool = False) -> Any:
    if isinstance(data, list):
        return [_clean_data(item, inside_person) for item in data]
    if not isinstance(data, dict):
        return data
    cleaned = {}
    for key, value in data.items():
        is_person = key in ("user", "created_by", "started_by")
        hide = key in ("email", "secret", "ip") or (inside_person and key in PERSONAL)
        if hide and isinstance(value, str):
            cleaned[key] = f"some {key}"
        else:
            cleaned[key] = _clean_data(value, is_person)
    return cleaned


def _text(value: Any) -> str:
    return value.decode() if isinstance(value, bytes) else str(value)
