"""The OpenAPI documents say what public sources say, and nothing else but for a reason."""

from __future__ import annotations

from collections.abc import Iterator
from fnmatch import fnmatchcase
from typing import Any

import pytest

from connector.diagnostics import Diagnostics
from connector.spec.locate import locate
from connector.spec.memo import Memo
from connector.spec.openapi import Api, read_api
from tests.spec import upstream


@pytest.fixture(scope="module")
def api() -> Api:
    read = read_api(locate(), Diagnostics(), Memo())
    assert read is not None
    return read


@pytest.fixture(scope="module")
def found(api: Api) -> list[tuple[str, str, str]]:
    """Name, side and fact of every difference."""
    endpoints = upstream.differences(upstream.pinned_endpoints(), upstream.described_endpoints(api))
    events = upstream.differences(upstream.pinned_events(), upstream.described_events(api))
    listed = [
        (name, side, fact)
        for name, sides in {**endpoints, **events}.items()
        for side, facts in sides.items()
        for fact in sorted(facts)
    ]
    known = set(_sets_of_values(api.bundle.data))
    for name, entry in upstream.read("enums.yaml").items():
        if frozenset(map(str, entry["values"])) not in known:
            listed.append((name, "upstream", "enum"))
    return listed


def _sets_of_values(node: Any) -> Iterator[frozenset[str]]:
    """Every set of values, and every set of keys of an object, in a document."""
    for child in node.values() if isinstance(node, dict) else node:
        if isinstance(child, (dict, list)):
            yield from _sets_of_values(child)
    if isinstance(node, dict):
        for key in ("enum", "x-known-values", "properties"):
            if isinstance(node.get(key), (dict, list)):
                yield frozenset(map(str, node[key]))


def _allowed() -> set[tuple[str, str, str]]:
    return {
        (name, side, fact)
        for entry in upstream.read("differences.yaml")
        for name in entry["of"]
        for side in ("upstream", "openapi")
        for fact in entry.get(side, ())
    }


def _covers(entry: tuple[str, str, str], difference: tuple[str, str, str]) -> bool:
    return entry[:2] == difference[:2] and fnmatchcase(difference[2], entry[2].replace("[", "[[]"))


def test_there_are_as_many_endpoints_and_events_as_in_the_sources(api: Api) -> None:
    assert len(upstream.pinned_endpoints()) == len(upstream.described_endpoints(api)) == 161
    assert len(upstream.pinned_events()) == len(upstream.described_events(api)) == 63


def test_nothing_differs_without_a_reason(found: list[tuple[str, str, str]]) -> None:
    allowed = _allowed()
    strange = [one for one in found if not any(_covers(entry, one) for entry in allowed)]
    assert strange == []


def test_every_reason_is_about_something_that_differs(found: list[tuple[str, str, str]]) -> None:
    idle = [entry for entry in _allowed() if not any(_covers(entry, one) for one in found)]
    assert idle == []


def test_calls_and_deliveries_are_authenticated_as_in_the_sources(api: Api) -> None:
    pinned = upstream.read("auth.yaml")
    schemes = api.bundle.data["components"]["securitySchemes"]
    flow = schemes["oauth2"]["flows"]["authorizationCode"]
    assert schemes["apiKey"]["name"] == pinned["api_key_header"]
    assert flow["authorizationUrl"] == pinned["authorize_url"]
    assert flow["tokenUrl"] == pinned["token_url"]
    assert sorted(flow["scopes"]) == pinned["scopes"]
    headers = api.bundle.data["components"]["parameters"].values()
    assert [one["name"] for one in headers if one["in"] == "header"] == pinned["secret_headers"]


def test_a_fact_that_moved_is_noticed() -> None:
    pinned = {"queue/AddItem": {"verb POST", "field query.job", "field body.tags"}}
    described = {"queue/AddItem": {"verb POST", "field body.job", "field body.tags.nozzle"}}
    described["queue/AddItem"].add("field body.tags")
    assert upstream.differences(pinned, described) == {
        "queue/AddItem": {"upstream": {"field query.job"}, "openapi": {"field body.job"}}
    }


def test_what_is_left_out_is_not_described(api: Api) -> None:
    described = upstream.described_endpoints(api)
    left_out = upstream.read("left_out.yaml")
    for path in (*left_out["low_confidence"], *left_out["placeholders"], *left_out["devices"]):
        assert path not in described
    for path in left_out["mcp_with_path"].values():
        assert path in described
