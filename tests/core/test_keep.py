"""core.ts keeps what is left out as Python does."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from connector.model import Destination, Input, Keep, Kept, Output
from connector.model.action import Kind
from connector.wire.keep import day_of
from tests.core import models
from tests.core.strategies import examples, numbers, objects, values
from tests.implementations import Implementation
from tests.implementations.core_process import CoreProcess
from tests.implementations.core_ts import CoreTs
from tests.implementations.lockstep import lockstep
from tests.implementations.python import PythonWire

pytestmark = pytest.mark.node

KINDS: tuple[Kind, ...] = ("text", "integer", "number", "boolean", "datetime", "json")
ACTION = models.action(
    (
        *(Input(kind, kind, kind, destinations=(Destination("body", kind),)) for kind in KINDS),
        Input("day", "Day", "text", destinations=(Destination("body", "day"),)),
    ),
    Output(none=True),
    operation=models.operation("lamps/Save"),
    keep=Keep(
        models.operation("lamps/Get"),
        {"query.id": "integer"},
        (
            *(Kept(kind, f"old.{kind}", needed=kind == "number") for kind in KINDS),
            Kept("day", "old.day", day=True),
        ),
        ("data",),
    ),
)
RECORDS = st.fixed_dictionaries({}, optional=dict.fromkeys((*KINDS, "day"), values))
MIDNIGHTS = numbers | st.floats(0, 3e11) | st.integers(0, 4_000_000_000)


@examples
@given(seconds=MIDNIGHTS | values)
def test_a_day_is_the_one_whose_midnight_is_nearest(core: CoreProcess, seconds: Any) -> None:
    assert core.call("keep", "dayOf", seconds) == day_of(seconds)


@examples
@given(given=st.fixed_dictionaries({}, optional={"text": st.text(), "number": numbers}), old=values)
def test_what_is_left_out_is_kept_alike(core_ts: CoreTs, given: dict[str, Any], old: Any) -> None:
    keeps_alike(core_ts, given, {"old": old})


@examples
@given(record=st.builds(lambda old: {"old": old}, RECORDS) | objects | values)
def test_records_are_read_alike(core_ts: CoreTs, record: Any) -> None:
    keeps_alike(core_ts, {"integer": 1}, record)


def keeps_alike(core_ts: CoreTs, given: dict[str, Any], record: Any) -> None:
    both: list[Implementation] = [PythonWire(), core_ts]
    answers = [models.ok(data=record), models.ok()]
    lockstep(both, lambda one: one.execute(ACTION, given), lambda _: answers.pop(0))
