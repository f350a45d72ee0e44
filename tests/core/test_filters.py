"""Filters let the same events through."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from connector.model import Input
from connector.wire.filters import passes
from tests.core.strategies import examples, scalars, texts
from tests.implementations.core_process import CoreProcess

pytestmark = pytest.mark.node

FILTERS = [
    Input(name="id", label="Id", kind="integer", many=True, filter="data.id"),
    Input(name="to", label="To", kind="text", filter="to"),
    Input(name="any", label="Any", kind="text", many=True, filter="to", match="contains"),
    Input(name="name", label="Name", kind="text", filter="to", match="named"),
    Input(name="note", label="Note", kind="text"),
]
LIMITS = [
    Input(name="low", label="Low", kind="number", filter="change", match="falls_below"),
    Input(name="high", label="High", kind="number", filter="change", match="reaches"),
]
FILE = Input(name="file", label="File", kind="text", filter="file", match="contains")
NAME = Input(name="file", label="File", kind="text", filter="file", match="named")
TURNS = (str.upper, str.lower, str.swapcase, lambda text: text[1:])
some = st.sampled_from([1, "1", 1.0, True, "true", None, "", "None", "null", 0.00001, "1e-05"])
letters = st.text("aAäÄßΣςİ1.", max_size=4)


@examples
@given(
    values=st.fixed_dictionaries(
        {},
        optional={
            "id": st.lists(some),
            "to": some,
            "any": st.lists(letters | some),
            "name": letters | some,
            "note": some,
        },
    ),
    event=st.fixed_dictionaries(
        {},
        optional={
            "data": scalars | st.fixed_dictionaries({"id": some}),
            "to": some | letters,
        },
    ),
)
def test_filters_agree(core: CoreProcess, values: dict[str, Any], event: Any) -> None:
    wanted = passes(FILTERS, values, event)
    assert core.call("filters", "passes", FILTERS, values, event) is wanted


@examples
@given(part=letters | texts, before=letters, after=letters, turn=st.sampled_from(TURNS))
def test_names_and_parts_of_a_text_are_found_alike(
    core: CoreProcess, part: str, before: str, after: str, turn: Callable[[str], str]
) -> None:
    event = {"file": f"{before}{turn(part)}{after}"}
    for way in ([FILE], [NAME]):
        wanted = passes(way, {"file": part}, event)
        assert core.call("filters", "passes", way, {"file": part}, event) is wanted


sides = st.sampled_from(
    ["0", "20", "19.5", "-1", "1e2", "", "x", "1_0", "\u0662", " 20", "Infinity"]
)
limits = st.sampled_from([0, 20, 19.5, -1, 100])


@examples
@given(
    values=st.fixed_dictionaries({}, optional={"low": limits, "high": limits}),
    change=st.fixed_dictionaries({}, optional={"from": sides | limits, "to": sides | limits})
    | scalars,
)
def test_crossings_agree(core: CoreProcess, values: dict[str, Any], change: Any) -> None:
    event = {"change": change}
    wanted = passes(LIMITS, values, event)
    assert core.call("filters", "passes", LIMITS, values, event) is wanted
