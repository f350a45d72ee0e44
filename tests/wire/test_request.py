"""Requests: what goes into the path, and where a request is sent."""

from __future__ import annotations

import pytest

from connector.model import Destination, Input, Operation
from connector.wire.messages import Request
from connector.wire.request import build_request, url_of

SHELF = Operation("shelf", "GET", "filament_database", "a/{brand}/{color}.json", company=False)


def shelf(**values: str) -> Request:
    inputs = [
        Input(name, name, "text", destinations=(Destination("path", name),)) for name in values
    ]
    return build_request(SHELF, inputs, values)


def test_values_of_the_path_stand_where_their_keys_were() -> None:
    assert shelf(brand="prusament", color="orange").path == "a/prusament/orange.json"


@pytest.mark.parametrize(
    ("value", "encoded"),
    [
        ("PLA+", "PLA%2B"),
        ("3D Eksperten", "3D%20Eksperten"),
        ("a/b", "a%2Fb"),
        ("a?b=1", "a%3Fb%3D1"),
        ("blå", "bl%C3%A5"),
    ],
)
def test_values_of_the_path_are_encoded(value: str, encoded: str) -> None:
    assert shelf(brand=value, color="x").path == f"a/{encoded}/x.json"


def test_a_value_that_looks_like_a_key_is_a_value() -> None:
    assert shelf(brand="{color}", color="x").path == "a/%7Bcolor%7D/x.json"


def test_a_request_of_a_public_endpoint_is_public() -> None:
    assert not build_request(SHELF).public
    public = Operation("shelf", "GET", "filament_database", "a.json", company=False, public=True)
    assert build_request(public).public


@pytest.mark.parametrize(
    ("host", "company", "url"),
    [
        ("api", True, "https://x.example/7/a"),
        ("api", False, "https://x.example/0/a"),
        ("files", True, "https://x.example/7/a"),
        ("panel", False, "https://x.example/a"),
        ("filament_database", False, "https://x.example/a"),
    ],
)
def test_only_hosts_of_accounts_have_one_in_the_path(host: str, company: bool, url: str) -> None:
    request = Request("GET", host, "a", company)  # type: ignore[arg-type]
    assert url_of(request, "https://x.example/", "7") == url
