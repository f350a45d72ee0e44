"""Filters let the same events through."""

from __future__ import annotations

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
    Input(name="file", label="File", kind="text", filter="data.file", match="contains"),
    Input(name="any", label="Any", kind="text", many=True, filter="to", match="contains"),
    Input(name="note", label="Note", kind="text"),
]
some = st.sampled_from([1, "1", 1.0, True, "true", None, "", "None", "null", 0.00001, "1e-05"])
parts = st.sampled_from(["", "a", "A", "ä", "Ä", "ß", "Σ", "İ", "ru", "1"])
files = scalars | st.lists(parts, max_size=5).map("".join)


@examples
@given(
    values=st.fixed_dictionaries(
        {},
        optional={
            "id": st.lists(some),
            "to": some,
            "file": parts | texts,
            "any": st.lists(parts | some),
            "note": some,
        },
    ),
    event=st.fixed_dictionaries(
        {},
        optional={
            "data": scalars | st.fixed_dictionaries({"id": some}, optional={"file": files}),
            "to": some,
        },
    ),
)
def test_filters_agree(core: CoreProcess, values: dict[str, Any], event: Any) -> None:
    wanted = passes(FILTERS, values, event)
    assert core.call("filters", "passes", FILTERS, values, event) is wanted
