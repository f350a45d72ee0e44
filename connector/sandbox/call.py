"""One API request as the backend sees it: query and body kept apart, files on disk.

Quirk 1: the two are never merged. Quirk 7: JSON is decoded only when no form fields arrive.
"""

from __future__ import annotations

import json
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Literal
from urllib.parse import parse_qsl

from starlette.concurrency import run_in_threadpool
from starlette.datastructures import UploadFile

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from starlette.requests import Request

    from connector.sandbox.world.storage import Blob, Storage

Host = Literal["api", "files", "panel", "filament-database"]

_URLENCODED = "application/x-www-form-urlencoded"
_MULTIPART = "multipart/form-data"


@dataclass(frozen=True, slots=True)
class Caller:
    """Who asks: a key (scopes None: all of the user's rights) or an OAuth token."""

    scopes: frozenset[str] | None = None
    client: str | None = None
    expires: float | None = None

    def may(self, scope: str | None) -> bool:
        return self.scopes is None or scope is None or scope in self.scopes


@dataclass(frozen=True, slots=True)
class Call:
    """`body` holds form fields or the JSON object, `form` only urlencoded fields."""

    host: Host
    method: str
    company: int
    path: str
    headers: Mapping[str, str]
    query: Mapping[str, object]
    body: Mapping[str, object]
    form: Mapping[str, object]
    parts: Mapping[str, Blob]
    caller: Caller


def bodiless(request: Request, host: Host, company: int, path: str) -> Call:
    """The request without its body, which is still to be read."""
    return Call(
        host=host,
        method=request.method,
        company=company,
        path=path,
        headers=request.headers,
        query=collect(request.query_params.multi_items()),
        body={},
        form={},
        parts={},
        caller=Caller(),
    )


async def with_body(call: Call, request: Request, storage: Storage) -> Call:
    """The call with its body taken apart; file parts land in `storage` under temporary names."""
    kind = request.headers.get("content-type", "").split(";")[0].strip().lower()
    form: dict[str, object] = {}
    parts: dict[str, Blob] = {}
    body: Mapping[str, object]
    if kind == _MULTIPART:
        body, parts = await _read_multipart(request, storage)
    else:
        raw = await request.body()
        if kind == _URLENCODED:
            form = collect(parse_qsl(raw.decode("utf-8", "replace"), keep_blank_values=True))
        body = form or _decoded(raw)
    return replace(call, body=body, form=form, parts=parts)


def collect(pairs: Iterable[tuple[str, str]]) -> dict[str, object]:
    """Fields by name; `name[]` gathers an array, a repeated plain name keeps the last value."""
    fields: dict[str, object] = {}
    for name, value in pairs:
        if name.endswith("[]"):
            gathered = fields.setdefault(name.removesuffix("[]"), [])
            if isinstance(gathered, list):
                gathered.append(value)
        else:
            fields[name] = value
    return fields


async def _read_multipart(
    request: Request, storage: Storage
) -> tuple[dict[str, object], dict[str, Blob]]:
    texts: list[tuple[str, str]] = []
    parts: dict[str, Blob] = {}
    async with request.form() as form:
        for name, value in form.multi_items():
            if isinstance(value, UploadFile):
                filename = value.filename or ""
                parts[name] = await run_in_threadpool(storage.receive, filename, value.file)
            else:
                texts.append((name, value))
    return collect(texts), parts


def _decoded(raw: bytes) -> dict[str, object]:
    """The JSON object in `raw`; anything else counts as no fields at all."""
    try:
        document = json.loads(raw) if raw else {}
    except ValueError:
        return {}
    return document if isinstance(document, dict) else {}
