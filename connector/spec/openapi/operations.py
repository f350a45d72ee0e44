"""Operations and events, read off the bundled document."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any
from urllib.parse import urlsplit

from connector.model import Operation, Paging, Parameter
from connector.model.operation import Place
from connector.spec.openapi.inline import Inliner

METHODS = ("get", "post", "put", "patch", "delete")
COMPANY = ("{companyId}", "0")
"""What stands for the company in a server's path; the rest of the path belongs to the endpoint."""

JSON = "application/json"
BODIES: dict[str, Place] = {
    JSON: "body",
    "multipart/form-data": "form",
    "application/x-www-form-urlencoded": "form",
}


def read_operation(
    path: str,
    method: str,
    data: dict[str, Any],
    servers: list[Any],
    inline: Inliner,
    security: list[Any] | None = None,
) -> Operation:
    """The wire facts of one endpoint; `data` is the OpenAPI operation.

    `servers` and `security` are those that are in force unless the operation has its own.
    """
    content = _answer(data, inline)
    return Operation(
        id=data["operationId"],
        method=method.upper(),
        host=data["x-host"],
        path=_server_path(servers[0]["url"]) + path.lstrip("/"),
        company=data["x-company"] == "account",
        public=not data.get("security", security),
        parameters=(*_parameters(data, inline), *_body(data, inline)),
        paging=_paging(data.get("x-paging")),
        plan=data.get("x-plan", "unstated"),
        tier=data.get("x-tier", "unstated"),
        permissions=tuple(data.get("x-permissions", ())),
        scopes=tuple(sorted(data.get("x-scopes", ()))),
        response=content.get("schema"),
        example=content.get("example"),
    )


def _server_path(url: str) -> str:
    """The part of a server's path that follows the company, with a slash at its end if any."""
    steps = [step for step in urlsplit(url).path.split("/") if step]
    for index, step in enumerate(steps):
        if step in COMPANY:
            steps = steps[index + 1 :]
            break
    return "".join(f"{step}/" for step in steps)


def _parameters(data: dict[str, Any], inline: Inliner) -> Iterator[Parameter]:
    for parameter in inline(data.get("parameters", [])):
        if parameter.get("in") in ("query", "path"):
            required = parameter.get("required", False)
            yield Parameter(parameter["in"], parameter["name"], parameter["schema"], required)


def _body(data: dict[str, Any], inline: Inliner) -> Iterator[Parameter]:
    content = inline(data.get("requestBody", {})).get("content", {})
    for media_type, place in BODIES.items():
        if media_type in content:
            yield from _fields(place, "", content[media_type].get("schema", {}), required=True)
            return


def _fields(
    place: Place, prefix: str, schema: dict[str, Any], required: bool
) -> Iterator[Parameter]:
    """The fields of an object, and with dotted keys those of the objects in it."""
    for key, field in schema.get("properties", {}).items():
        needed = required and key in schema.get("required", ())
        yield Parameter(place, prefix + key, field, needed)
        if place == "body":
            yield from _fields(place, f"{prefix}{key}.", field, needed)


def _paging(data: dict[str, Any] | None) -> Paging | None:
    if data is None:
        return None
    return Paging(
        place=data["in"],
        page=data["page"],
        size=data["size"],
        max=data["max"],
        pages=data.get("pages"),
        total=data.get("total"),
    )


def _answer(data: dict[str, Any], inline: Inliner) -> dict[str, Any]:
    """Schema and example of the successful answer, if it is JSON and nothing else."""
    for status, response in data["responses"].items():
        if re.fullmatch(r"2\d\d", status):
            content = inline(response).get("content", {})
            return dict(content[JSON]) if list(content) == [JSON] else {}
    return {}


def read_event(data: dict[str, Any], inline: Inliner) -> dict[str, Any]:
    """Schema and example of the body of a delivery."""
    content = inline(data["post"].get("requestBody", {})).get("content", {})
    return dict(content.get(JSON, {}))
