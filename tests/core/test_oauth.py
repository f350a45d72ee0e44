"""OAuth2 goes the same way."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from connector.wire.messages import Response
from tests.core import models
from tests.core.strategies import examples, objects, texts, values
from tests.implementations import Implementation
from tests.implementations.core_ts import CoreTs
from tests.implementations.lockstep import lockstep
from tests.implementations.python import PythonWire

pytestmark = pytest.mark.node

tokens = st.builds(lambda base, token: {**base, "access_token": token}, objects, values)


@examples
@given(client=texts, redirect=texts, state=texts, challenge=texts)
def test_consent_pages_agree(
    core_ts: CoreTs, client: str, redirect: str, state: str, challenge: str
) -> None:
    arguments = (models.OAUTH2, "https://simplyprint.io/", client, redirect, state, challenge)
    assert core_ts.authorize_url(*arguments) == PythonWire().authorize_url(*arguments)


@examples
@given(
    secret=texts,
    verifier=texts,
    status=st.sampled_from([200, 400]),
    body=(tokens | objects | values).map(json.dumps) | texts,
)
def test_tokens_agree(core_ts: CoreTs, secret: str, verifier: str, status: int, body: str) -> None:
    both: list[Implementation] = [PythonWire(), core_ts]
    oauth2, answer = models.OAUTH2, Response(status, {}, body)
    lockstep(
        both,
        lambda one: one.exchange_code(oauth2, "c", "id", "https://r", secret, verifier),
        lambda _: answer,
    )
    lockstep(both, lambda one: one.refresh(oauth2, "r", "id", secret), lambda _: answer)
