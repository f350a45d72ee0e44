"""The sandbox answers as the OpenAPI documents say, whatever it is sent.

The two were written apart from each other, so a disagreement is a mistake in one of them. Needs
schemathesis, which is not among the other tests' requirements: `make fuzz`.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
import requests

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

EXAMPLES = 10
CHECKS = (not_a_server_error, response_schema_conformance, status_code_conformance)

FILE = "b826fa844574aa96ade47f9240b47651"
IDS: dict[str, Any] = {
    "Courses": 1,
    "Custom fields": 7,
    "Filament": 55,
    "Files": FILE,
    "G-code macros": 1,
    "Partner": 1,
    "Printer groups": 2,
    "Print jobs": 1,
    "Queue": 90800,
    "Queue groups": 1,
    "Slicer profiles": 785,
    "Tags": 1,
    "User groups": 153,
}
"""What `id` means by tag, as the sandbox's farm has it; made-up ids seldom exist."""

KNOWN: dict[str, Any] = {
    "event": "job.done",
    "fid": "55",
    "file": FILE,
    "filesystem": FILE,
    "gcode": ["G28"],
    "group": 2,
    "job": 90800,
    "jobs": "90800",
    "macro": "is_start",
    "pid": "42",
    "printer": 42,
    "queue_item": 90800,
    "tag_id": 1,
}
SITE = {
    "brand": "harbour_filaments",
    "material": "PLA",
}


def _documents() -> list[dict[str, Any]]:
    connector = load(locate()).connector
    assert connector is not None
    return [connector.openapi, *connector.other_openapi.values()]


def _operations() -> Iterator[Any]:
    for document in _documents():
        schema = schemathesis.openapi.from_dict(document)
        for result in schema.get_all_operations():
            operation = result.ok()
            name = operation.definition.raw["operationId"]
            yield pytest.param(operation, id=name)


@pytest.fixture(scope="module")
def server() -> Iterator[SandboxServer]:
    with SandboxServer(Settings(rate_limit=0)) as running:
        yield running


def _base(server: SandboxServer, raw: dict[str, Any]) -> str:
    """Where the operation's host begins in the sandbox."""
    host = {"oauth": "api", "filament_database": "filament-database"}.get(
        raw["x-host"], raw["x-host"]
    )
    below = f"/{server.company}" if raw["x-company"] != "none" else ""
    return f"{server.url}/{host}{below}"


@pytest.mark.parametrize("operation", list(_operations()))
def test_the_sandbox_answers_as_described(server: SandboxServer, operation: Any) -> None:
    base = _base(server, operation.definition.raw)
    requests.post(f"{server.url}/__sandbox/reset", json={}, timeout=10)

    tag = operation.definition.raw["tags"][0]

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
        if real:
            _make_real(case, tag)
        answer = case.call(base_url=base, headers={"X-API-KEY": server.key}, allow_redirects=False)
        case.validate_response(answer, checks=list(CHECKS))

    check()


def _make_real(case: Any, tag: str) -> None:
    """Let a made-up call be about what there is in the sandbox."""
    known = KNOWN | ({"id": IDS[tag]} if tag in IDS else {})
    for given_fields, there in (
        (case.query, known),
        (case.body, known),
        (case.path_parameters, SITE),
    ):
        if isinstance(given_fields, dict):
            given_fields.update({key: there[key] for key in given_fields if key in there})
