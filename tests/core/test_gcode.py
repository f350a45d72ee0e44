"""core.ts writes G-code as Python does, and keeps the same limits."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from connector.model import Gcode, Input, Limit, Limits, Output
from connector.wire.gcode import decimal
from tests.core import models
from tests.core.strategies import examples, floats, objects, safe_integers, values
from tests.implementations import Implementation
from tests.implementations.core_process import CoreProcess
from tests.implementations.core_ts import CoreTs
from tests.implementations.lockstep import lockstep
from tests.implementations.python import PythonWire

pytestmark = pytest.mark.node

LARGEST = 2**53 - 1
NUMBERS = (
    st.floats(-LARGEST, LARGEST)
    | safe_integers
    | st.integers(-9999, 9999).map(lambda number: number / 1000 + 0.0005)
)


@pytest.fixture(scope="module")
def both(core_ts: CoreTs) -> list[Implementation]:
    return [PythonWire(), core_ts]


@examples
@given(value=NUMBERS)
def test_numbers_are_written_alike_and_without_exponents(core: CoreProcess, value: float) -> None:
    written = core.call("gcode", "decimal", value)
    assert written == decimal(value)
    assert set(written) <= set("-.0123456789")
    assert float(written) == pytest.approx(value, abs=0.000501, rel=1e-15)


X = Input("x", "X", "number")
SHARE = Input("share", "Share", "number", minimum=0, maximum=100)
JOG = models.action(
    (X, SHARE),
    Output(none=True),
    strategy="gcode",
    operation=models.operation("printers/Send"),
    constants={"body.from": "here"},
    gcode=Gcode("body.gcode", ("G91", "G1 X{x} S{share%255?}", "M106 S{share%255}")),
    limits=Limits(
        models.operation("printers/Get"),
        {"query.x": "x"},
        (
            Limit("x", "model.bed", 1),
            Limit("share", "model.most", needs="model.fan", lacking="no fan"),
        ),
        ("data",),
    ),
)
MODELS = st.fixed_dictionaries(
    {},
    optional={
        "bed": st.lists(floats, max_size=3) | values,
        "most": floats | st.integers(0, 100) | values,
        "fan": st.sampled_from([True, False, 0, 1, 0.0, None, "0"]) | values,
    },
)


@examples
@given(
    x=st.none() | NUMBERS | st.integers(-300, 300),
    share=st.none() | st.floats(0, 100) | st.integers(0, 100),
    record=st.builds(lambda model: {"model": model}, MODELS) | objects | values,
)
def test_limits_are_kept_alike(both: list[Implementation], x: Any, share: Any, record: Any) -> None:
    answers = [models.ok(data=record), models.ok()]
    lockstep(both, lambda one: one.execute(JOG, {"x": x, "share": share}), lambda _: answers.pop(0))


def test_nothing_is_read_for_inputs_that_were_not_given(both: list[Implementation]) -> None:
    requests = []

    def respond(request: Any) -> Any:
        requests.append((request.path, request.effect, request.body))
        return models.ok()

    lockstep(both, lambda one: one.execute(JOG, {}), respond)
    assert requests == [("printers/Send", "physical", {"from": "here", "gcode": ["G91"]})]


def test_what_is_read_is_read_and_what_is_sent_is_sent_once(both: list[Implementation]) -> None:
    effects = []

    def respond(request: Any) -> Any:
        effects.append(request.effect)
        return models.ok(data={"model": {"bed": [1, 200]}})

    lockstep(both, lambda one: one.execute(JOG, {"x": 5}), respond)
    assert effects == ["read", "physical"]
