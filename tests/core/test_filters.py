"""Filters let the same events through."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from connector.model import Input
from connector.wire.filters import passes
from tests.core.strategies import examples, scalars
from tests.implementations.core_process import CoreProcess

pytestmark = pytest.mark.node

FILTERS = [
    Input(name="id", label="Id", kind="integer", many=True, filter="data.id"),
    Input(name="to", label="To", kind="text", filter="to"),
    Input(name="note", label="Note", kind="text"),
]
some = st.sampled_from([1, "1", 1.0, True, "true", None, "", "None", "null", 0.00001, "1e-05"])


@examples
@given(
    values=st.fixed_dictionaries({}, optional={"id": st.lists(some), "to": some, "note": some}),
    event=st.fixed_dictionaries(
        {}, optional={"data": scalars | st.fixed_dictionaries({"id": some}), "to": some}
    ),
)
def test_filters_agree(core: CoreProcess, values: dict[str, Any], event: Any) -> None:
    wanted = passes(FILTERS, values, event)
    assert core.call("filters", "passes", FILTERS, values, event) is wanted
