"""Deliveries are judged alike, and webhooks kept alike."""

from __future__ import annotations

import json
from functools import partial
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from connector.wire.webhook import Delivery
from tests.core import models
from tests.core.strategies import examples, objects, texts, values
from tests.implementations import Implementation
from tests.implementations.core_ts import CoreTs
from tests.implementations.lockstep import agree, lockstep, outcome
from tests.implementations.python import PythonWire

pytestmark = pytest.mark.node

SECRETS = ["", "s3cret", "s3cre", "s3cret ", "Sécret"]
headers = st.dictionaries(
    st.sampled_from(["X-SP-Secret", "x-sp-token", "X-Other", "__proto__"]),
    st.sampled_from(SECRETS),
)
deliveries = st.fixed_dictionaries(
    {"event": st.sampled_from(["job.done", "job.done", "other", 5])},
    optional={"data": objects | st.just({"printer": {"id": 4}}) | values, "__proto__": values},
)


@examples
@given(
    secret=st.sampled_from(SECRETS),
    headers=headers,
    body=deliveries.map(json.dumps) | values.map(json.dumps) | texts,
    printers=st.sampled_from([None, "4", [5]]),
)
def test_verdicts_agree(
    core_ts: CoreTs, secret: str, headers: dict[str, str], body: str, printers: Any
) -> None:
    names = models.HOOKS.secret_headers
    arguments = (models.DONE, {"printers": printers}, secret, names, headers, body)
    both: list[Implementation] = [PythonWire(), core_ts]
    agree([outcome(partial(one.judge, *arguments)) for one in both])


@pytest.mark.parametrize(
    ("sent", "printer", "verdict"),
    [
        ({"x-sp-secret": "s3cret"}, 4, "accepted"),
        ({"X-SP-Token": "s3cret"}, 4, "accepted"),
        ({"X-SP-Secret": "s3cret"}, 5, "ignored"),
        ({"X-SP-Secret": "s3crets3cret"}, 4, "refused"),
        ({"X-SP-Secret": ""}, 4, "refused"),
        ({}, 4, "refused"),
    ],
)
def test_only_the_secret_opens(
    core_ts: CoreTs, sent: dict[str, str], printer: int, verdict: str
) -> None:
    body = json.dumps({"event": "job.done", "data": {"printer": {"id": printer}}})
    names = models.HOOKS.secret_headers
    found = core_ts.judge(models.DONE, {"printers": "4"}, "s3cret", names, sent, body)
    assert isinstance(found, Delivery)
    assert found.verdict == verdict


LIFE: list[Any] = [
    lambda one: one.subscribe(models.HOOKS, "n", "https://me", ["job.done"], "s"),
    lambda one: one.find(models.HOOKS, 5, "https://me"),
    lambda one: one.find(models.HOOKS, None, "https://me"),
    lambda one: one.unsubscribe(models.HOOKS, 5),
    lambda one: one.sample(models.HOOKS, "job.done"),
    lambda one: one.discover_company(models.OAUTH2),
]
FOUND = [{"id": 4, "url": "https://me"}, 7, {"url": "https://me"}, {"id": 5, "url": "https://no"}]
ANSWERS = [
    models.ok(webhook={"id": 5}, data=FOUND, samples=[{"event": "x"}], company={"id": 12.0}),
    models.ok(data=[], samples=[], company={}),
    models.ok(data=5),
]


@pytest.mark.parametrize("start", LIFE)
@pytest.mark.parametrize("answer", ANSWERS, ids=["found", "empty", "odd"])
def test_calls_agree(core_ts: CoreTs, start: Any, answer: Any) -> None:
    lockstep([PythonWire(), core_ts], start, lambda _: answer)
