"""core.ts types values of custom fields as Python does, and refuses the same ones."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from connector.model import CustomValues, Input, Output
from tests.core import models
from tests.core.strategies import examples, texts, values
from tests.implementations import Implementation
from tests.implementations.core_ts import CoreTs
from tests.implementations.lockstep import lockstep
from tests.implementations.python import PythonWire

pytestmark = pytest.mark.node

ACTION = models.action(
    (Input("values", "Values", "json", required=True),),
    Output(none=True),
    strategy="custom_values",
    operation=models.operation("fields/Submit"),
    custom_values=CustomValues("body.values", models.operation("fields/Get"), ("data",)),
)
TYPES = st.sampled_from(
    [
        *("boolean", "text", "longtext", "number", "date", "datetime", "phone"),
        *("email", "url", "select", "multiselect", "radio", "checkbox"),
    ]
)
NAMES = st.sampled_from(["a", "b", "7", "10", "__proto__", ""]) | texts
CHOICES = st.lists(st.sampled_from(["s", "l", 1, 1.5, True, None]) | values, max_size=3)
FIELDS = st.fixed_dictionaries(
    {},
    optional={
        "fieldId": NAMES | values,
        "fieldLabel": NAMES | values,
        "fieldType": TYPES | values,
        "fieldOptions": values
        | CHOICES.map(lambda found: {"options": [{"value": one} for one in found]}),
    },
)
GIVEN = st.dictionaries(
    NAMES,
    st.sampled_from(["s", "l", "true", "2026-01-31", "1e3", 1, 1.5, False, ["s"], []]) | values,
    max_size=4,
)


@examples
@given(fields=st.lists(FIELDS, max_size=6), written=GIVEN | st.lists(values))
def test_values_are_typed_alike(core_ts: CoreTs, fields: list[Any], written: Any) -> None:
    both: list[Implementation] = [PythonWire(), core_ts]
    answers = [models.ok(data=fields), models.ok()]
    lockstep(both, lambda one: one.execute(ACTION, {"values": written}), lambda _: answers.pop(0))
