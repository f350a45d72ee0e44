"""core.ts tags materials as Python does, refuses the same ones, and misses the same tags."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from connector.model import Destination, Input, MaterialTags, Output
from tests.core import models
from tests.core.strategies import EVIL, examples, values
from tests.implementations import Implementation
from tests.implementations.core_ts import CoreTs
from tests.implementations.lockstep import lockstep
from tests.implementations.python import PythonWire

pytestmark = pytest.mark.node

ITEM = Input("item", "Item", "integer", required=True, destinations=(Destination("body", "id"),))
TAG = models.action(
    (ITEM, Input("materials", "Materials", "json", required=True)),
    Output(keys=("item",)),
    strategy="material_tags",
    operation=models.operation("tags/Assign"),
    constants={"body.type": 4},
    material_tags=MaterialTags(
        models.operation("queue/GetItem"), {"query.id": "item"}, "slots", "tags", "body.material"
    ),
)
COUNTS = st.integers(0, 3) | st.sampled_from([1.0, "1", None, True, -1, 0.5, 1e300])
ENTRIES = st.fixed_dictionaries(
    {"slot": st.integers(0, 3), "type": st.integers(1, 3)},
    optional={"hex": values, "nozzle": COUNTS, "__proto__": values, "ext": COUNTS},
)
SLOTS = st.lists(
    st.sampled_from([{"type": "PLA"}, {"nozzle": 0}, {"nozzle": None}, {}, [], None, "PLA"]),
    max_size=4,
)
STORED = st.lists(
    st.fixed_dictionaries({"type": COUNTS}, optional={"nozzle": COUNTS, "ext": COUNTS}) | values,
    max_size=4,
)


@examples
@given(
    materials=st.lists(ENTRIES, max_size=2)
    | st.lists(st.fixed_dictionaries({"slot": COUNTS, "type": COUNTS}), max_size=2)
    | st.dictionaries(st.sampled_from(EVIL), values, max_size=1),
    slots=SLOTS | values,
    stored=STORED | values,
)
def test_materials_are_tagged_alike(
    core_ts: CoreTs, materials: Any, slots: Any, stored: Any
) -> None:
    both: list[Implementation] = [PythonWire(), core_ts]
    answers = [models.ok(item={"slots": slots}), models.ok(), models.ok(item={"tags": stored})]
    given = {"item": 7, "materials": materials}
    lockstep(both, lambda one: one.execute(TAG, given), lambda _: answers.pop(0))


def test_only_the_tag_itself_has_the_effect_of_the_action(core_ts: CoreTs) -> None:
    tag = {"type": 2}
    answers = [models.ok(item={"slots": [{"x": 1}]}), models.ok(), models.ok(item={"tags": [tag]})]
    effects = []

    def respond(request: Any) -> Any:
        effects.append(request.effect)
        return answers.pop(0)

    given = {"item": 7, "materials": [{"slot": 0, "type": 2}]}
    found = lockstep([PythonWire(), core_ts], lambda one: one.execute(TAG, given), respond)
    assert found == ("value", {"tags": [tag]})
    assert effects == ["read", TAG.effect, "read"]
