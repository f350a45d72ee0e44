"""Pickers offer the same choices."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from connector.model import Paging
from tests.core import models
from tests.core.strategies import examples, scalars, values
from tests.implementations.core_ts import CoreTs
from tests.implementations.lockstep import lockstep
from tests.implementations.python import PythonWire

pytestmark = pytest.mark.node

printers = st.fixed_dictionaries(
    {}, optional={"name": values, "state": scalars, "__proto__": scalars}
)
records = (
    st.fixed_dictionaries({}, optional={"id": scalars, "printer": printers | scalars}) | scalars
)


@examples
@given(
    found=st.lists(records, max_size=4).map(lambda rows: rows + rows[:1]),
    search=st.sampled_from(["", "A", "root", "1"]),
    page=st.integers(1, 2),
    paging=st.sampled_from(models.PAGINGS),
    place=st.sampled_from([None, "body.search", "query.q"]),
)
def test_choices_agree(
    core_ts: CoreTs, found: list[Any], search: str, page: int, paging: Paging, place: str | None
) -> None:
    picker = models.picker(paging, place)
    answer = models.ok(data=found)
    lockstep(
        [PythonWire(), core_ts],
        lambda one: one.choices(picker, search, page),
        lambda _: answer,
    )
