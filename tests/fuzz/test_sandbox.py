"""The sandbox answers as the OpenAPI documents say, whatever it is sent.

The two were written apart from each other, so a disagreement is a mistake in one of them. Every
operation is called once as it succeeds, which shows the shape of its answer, and then with made-up
fields, half of the time about what there is on the farm. Needs schemathesis, which is not among
the other tests' requirements: `make fuzz`.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any
from urllib.parse import urlsplit

import pytest

schemathesis = pytest.importorskip("schemathesis")

from hypothesis import HealthCheck, Phase, given, seed, settings  # noqa: E402
from hypothesis.strategies import booleans  # noqa: E402
from schemathesis.checks import not_a_server_error  # noqa: E402
from schemathesis.specs.openapi.checks import (  # noqa: E402
    response_schema_conformance,
    status_code_conformance,
)

from connector.sandbox import SandboxServer, Settings  # noqa: E402
from connector.spec.load import load  # noqa: E402
from connector.spec.locate import locate  # noqa: E402
from tests.fuzz.described import schema_of, undescribed  # noqa: E402
from tests.fuzz.ways import WAYS, Way  # noqa: E402
from tests.sandbox.farm import START, Farm  # noqa: E402

EXAMPLES = 10
CHECKS = (not_a_server_error, response_schema_conformance, status_code_conformance)
#: Where the sandbox keeps the hosts that the documents name.
ROOTS = {
    "api.simplyprint.io": "/api",
    "files.simplyprint.io": "/files",
    "simplyprint.io": "",
    "api.openfilamentdatabase.org": "/filament-database",
}
#: Where the sandbox answers under keys of its own, and why.
OWN_KEYS = {"filamentHistory": "no source shows what it answers"}
Fields = dict[str, dict[str, Any]]


def _operations() -> dict[str, Any]:
    connector = load(locate()).connector
    assert connector is not None
    found = {}
    for document in (connector.openapi, *connector.other_openapi.values()):
        for result in schemathesis.openapi.from_dict(document).get_all_operations():
            operation = result.ok()
            found[operation.definition.raw["operationId"]] = operation
    return found


OPERATIONS = _operations()


@pytest.fixture(scope="module")
def farm() -> Iterator[Farm]:
    """A farm of the largest plan, so that no door but permissions is closed."""
    with SandboxServer(Settings(rate_limit=0, start=START, plan="enterprise")) as running:
        yield Farm(running)


def test_a_way_leads_to_an_operation() -> None:
    assert set(WAYS) <= set(OPERATIONS)


@pytest.mark.parametrize("name", OPERATIONS)
def test_an_operation_succeeds_as_described(farm: Farm, name: str) -> None:
    operation, way = OPERATIONS[name], WAYS.get(name, Way())
    known = _prepared(farm, way)
    case = operation.Case(path_parameters=known["path"], query=known["query"])
    if way.media or operation.body:
        case.body, case.media_type = known["body"], way.media or operation.body[0].media_type
    answer = _send(farm, case, known)
    assert _is_success(answer), f"{answer.status_code}: {answer.text[:300]}"
    _check(case, answer)


@pytest.mark.parametrize("name", OPERATIONS)
def test_the_sandbox_answers_as_described(farm: Farm, name: str) -> None:
    operation, way = OPERATIONS[name], WAYS.get(name, Way())

    @seed(1)
    @given(case=operation.as_strategy(), real=booleans())
    @settings(
        max_examples=EXAMPLES,
        database=None,
        deadline=None,
        phases=[Phase.generate],
        suppress_health_check=list(HealthCheck),
    )
    def check(case: Any, real: bool) -> None:
        known: Fields = {}
        if real:
            known = _prepared(farm, way)
            _make_real(case, known, way)
        _check(case, _send(farm, case, known))

    check()


def _prepared(farm: Farm, way: Way) -> Fields:
    """A farm as it was at the start but for the preparation; the fields that are about it."""
    farm.control("reset", {})
    told = way.prepare(farm) if way.prepare else {}
    own: Mapping[str, Mapping[str, Any]] = {
        "path": way.path,
        "query": way.query,
        "body": way.body,
    }
    return {
        place: {**own.get(place, {}), **told.get(place, {})}
        for place in ("path", "query", "body", "headers")
    }


def _make_real(case: Any, known: Fields, way: Way) -> None:
    """Let a made-up call be about what there is on the farm."""
    for fields, place in ((case.path_parameters, "path"), (case.query, "query")):
        if isinstance(fields, dict):
            fields.update(known[place])
    if isinstance(case.body, dict) and way.media in (None, case.media_type):
        case.body.update(known["body"])


def _send(farm: Farm, case: Any, known: Fields) -> Any:
    headers = known.get("headers") or farm.headers
    return case.call(base_url=_base(farm, case.operation), headers=headers, allow_redirects=False)


def _check(case: Any, answer: Any) -> None:
    case.validate_response(answer, checks=list(CHECKS))
    raw, document = case.operation.definition.raw, case.operation.schema.raw_schema
    if _is_json(answer) and raw["operationId"] not in OWN_KEYS:
        schema = schema_of(raw, answer.status_code, document)
        assert sorted(set(undescribed(schema, answer.json(), document))) == []


def _base(farm: Farm, operation: Any) -> str:
    """Where the sandbox keeps what the documents have at the operation's first server."""
    document, raw = operation.schema.raw_schema, operation.definition.raw
    first = (raw.get("servers") or document["servers"])[0]["url"]
    url = urlsplit(first.replace("{companyId}", str(farm.server.company)))
    return f"{farm.server.url}{ROOTS[url.netloc]}{url.path}"


def _is_success(answer: Any) -> bool:
    if answer.status_code >= 400:
        return False
    if not _is_json(answer):
        return True
    shown = answer.json()
    if not isinstance(shown, dict):
        return True
    return shown.get("status", shown.get("success", True)) is True


def _is_json(answer: Any) -> bool:
    """Whether it holds JSON; a redirect holds nothing and names no type."""
    return "json" in answer.headers.get("content-type", [""])[0]
