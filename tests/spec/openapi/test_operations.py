from __future__ import annotations

from typing import Any

import pytest

from connector.diagnostics import Diagnostics
from connector.model import Operation, Paging, Parameter
from connector.spec.document import Document
from connector.spec.openapi.bundle import Bundle
from connector.spec.openapi.inline import Inliner
from connector.spec.openapi.operations import read_event, read_operation

INLINE = Inliner(Bundle({}, {(): (Document("a.yaml", {}), ())}), Diagnostics())
ROOT = "https://api.example/{companyId}"


def operation(path: str = "/a/B", url: str = ROOT, **data: Any) -> Operation:
    base = {"operationId": "aB", "x-host": "api", "x-company": "account", "responses": {}}
    return read_operation(path, "post", {**base, **data}, [{"url": url}], INLINE, [{"key": []}])


def json_body(**schema: Any) -> dict[str, Any]:
    return {"content": {"application/json": {"schema": schema}}}


@pytest.mark.parametrize(
    ("url", "path", "expected"),
    [
        ("https://api.example/{companyId}", "/queue/Add", "queue/Add"),
        ("https://example/api/{companyId}", "/queue/Add", "queue/Add"),
        ("https://files.example/{companyId}/files", "/Upload", "files/Upload"),
        ("https://example/api/0", "/oauth2/Token", "oauth2/Token"),
        ("https://example", "/panel/authorize", "panel/authorize"),
    ],
)
def test_a_path_is_what_follows_the_company(url: str, path: str, expected: str) -> None:
    assert operation(path, url).path == expected


def test_reads_the_facts() -> None:
    found = operation(
        **{
            "x-host": "files",
            "x-company": "none",
            "x-plan": "pro",
            "x-tier": "basic",
            "x-permissions": ["p"],
            "x-scopes": ["b.read", "a.read"],
            "x-paging": {"in": "body", "page": "page", "size": "size", "max": 25, "total": "n"},
        }
    )
    assert found == Operation(
        id="aB",
        method="POST",
        host="files",
        path="a/B",
        company=False,
        paging=Paging("body", "page", "size", 25, None, "n"),
        plan="pro",
        tier="basic",
        permissions=("p",),
        scopes=("a.read", "b.read"),
    )


def test_an_endpoint_is_public_if_it_takes_no_credentials() -> None:
    assert not operation().public
    assert operation(security=[]).public


def test_reads_parameters_of_the_path() -> None:
    brand = {"name": "brand", "in": "path", "required": True, "schema": {"type": "string"}}
    found = operation("/brands/{brand}/index.json", "https://data.example", parameters=[brand])
    assert found.path == "brands/{brand}/index.json"
    assert found.parameters == (Parameter("path", "brand", {"type": "string"}, True),)


def test_reads_query_parameters_and_no_headers() -> None:
    query = {"name": "pid", "in": "query", "required": True, "schema": {"type": "string"}}
    header = {"name": "X", "in": "header", "schema": {}}
    assert operation(parameters=[query, header]).parameters == (
        Parameter("query", "pid", {"type": "string"}, True),
    )


def test_reads_the_fields_of_a_body() -> None:
    body = json_body(required=["a"], properties={"a": {"type": "integer"}, "b": {}})
    assert operation(requestBody=body).parameters == (
        Parameter("body", "a", {"type": "integer"}, True),
        Parameter("body", "b", {}),
    )


def test_nested_fields_have_dotted_keys() -> None:
    inner = {"required": ["y"], "properties": {"y": {}}}
    body = json_body(required=["x"], properties={"x": inner, "z": inner})
    found = {p.key: p.required for p in operation(requestBody=body).parameters}
    assert found == {"x": True, "x.y": True, "z": False, "z.y": False}


@pytest.mark.parametrize("kind", ["multipart/form-data", "application/x-www-form-urlencoded"])
def test_forms_are_forms(kind: str) -> None:
    body = {"content": {kind: {"schema": {"properties": {"file": {"properties": {"x": {}}}}}}}}
    assert [(p.place, p.key) for p in operation(requestBody=body).parameters] == [("form", "file")]


def test_the_answer_is_the_successful_one() -> None:
    answers = {"404": json_body(type="null"), "201": json_body(type="object")}
    assert operation(responses=answers).response == {"type": "object"}


def test_a_file_is_no_json_answer() -> None:
    content = {"application/octet-stream": {}, "application/json": {"schema": {}}}
    assert operation(responses={"200": {"content": content}}).response is None


def test_an_event_is_the_body_of_its_delivery() -> None:
    content = {"application/json": {"schema": {"type": "object"}, "example": {"a": 1}}}
    assert read_event({"post": {"requestBody": {"content": content}}}, INLINE) == {
        "schema": {"type": "object"},
        "example": {"a": 1},
    }
