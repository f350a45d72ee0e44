"""core.ts waits as Python does: as long, as often, and with the same last words."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from connector.model import Input, Output, Wait
from tests.core import models
from tests.core.strategies import examples, values
from tests.implementations import Implementation
from tests.implementations.core_ts import CoreTs
from tests.implementations.lockstep import lockstep
from tests.implementations.python import PythonWire

pytestmark = pytest.mark.node

STATES = st.sampled_from(["on", "off", 1, True, None, {}, []]) | values


@examples
@given(
    states=st.lists(STATES, max_size=5),
    wanted=st.sampled_from([(), ("on",), ("1", "true"), ("{}",)]),
    every=st.integers(1, 5),
    timeout=st.integers(0, 12),
)
def test_waits_end_alike(
    core_ts: CoreTs, states: list[Any], wanted: tuple[str, ...], every: int, timeout: int
) -> None:
    both: list[Implementation] = [PythonWire(), core_ts]
    action = models.action(
        (Input("timeout", "Timeout", "integer", default=timeout),),
        Output(keys=("lamp",)),
        strategy="wait",
        operation=models.operation("lamps/Get"),
        wait=Wait("a.state", every, wanted),
    )
    waiting, waited = list(states), []

    def respond(request: Any) -> Any:
        waited.append(request.delay)
        return models.ok(lamp={"a": {"state": waiting.pop(0) if waiting else None}})

    lockstep(both, lambda one: one.execute(action, {}), respond)
    assert sum(waited) <= timeout
    assert max(waited) <= every
