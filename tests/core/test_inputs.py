"""core.ts reads and refuses inputs as Python does, to the letter."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from connector.model import Destination, Input, Option
from connector.wire.inputs import read_inputs
from connector.wire.messages import FileInput
from tests.core import strategies
from tests.implementations.core_process import CoreProcess
from tests.implementations.lockstep import agree, outcome

pytestmark = pytest.mark.node

NAMES = ("one", "two", "three")


@strategies.examples
@given(
    inputs=st.tuples(*(strategies.inputs(name) for name in NAMES)),
    values=st.dictionaries(st.sampled_from([*NAMES, "__proto__", "other"]), strategies.given),
    groups=st.lists(st.lists(st.sampled_from(NAMES), min_size=1, unique=True), max_size=1),
)
def test_readings_agree(
    core: CoreProcess, inputs: tuple[Input, ...], values: dict[str, Any], groups: list[list[str]]
) -> None:
    arguments = (inputs, values, groups, groups)
    agree(
        [
            outcome(lambda: read_inputs(*arguments)),
            outcome(lambda: core.call("inputs", "readInputs", *arguments)),
        ]
    )


@pytest.mark.parametrize("kind", [*strategies.KINDS, "file"])
@pytest.mark.parametrize(
    "value",
    [
        *(0, -0.0, 1.0, 1.5, 2**53, "2", " 2 ", "\uff12", "1e9", True, "yes", [True], [[1]], {}),
        *("{}", "[1]", "null", "NaN", [None], [""], "x" * 41, "😀" * 40),
        {"name": "a.gcode", "size": 5},
    ],
    ids=repr,
)
def test_every_kind_reads_alike(core: CoreProcess, kind: Any, value: Any) -> None:
    item = Input(name="one", label="One", kind=kind, required=True)
    agree(
        [
            outcome(lambda: read_inputs([item], {"one": value})),
            outcome(lambda: core.call("inputs", "readInputs", [item], {"one": value})),
        ]
    )


@pytest.mark.parametrize("value", ["a/b\n", "a/b", "٣", "é", "a\u2028b", "😀"])
@pytest.mark.parametrize("pattern", ["^[a-z/]+$", r"^\d$", r"^\W$", "^.$", r"^[$]?\$?.b$"])
def test_patterns_agree(core: CoreProcess, pattern: str, value: str) -> None:
    item = Input(name="one", label="One", kind="text", pattern=pattern)
    agree(
        [
            outcome(lambda: read_inputs([item], {"one": value})),
            outcome(lambda: core.call("inputs", "readInputs", [item], {"one": value})),
        ]
    )


@pytest.mark.parametrize("kind", strategies.KINDS)
def test_a_file_is_nothing_else(core: CoreProcess, kind: Any) -> None:
    item = Input(name="one", label="One", kind=kind)
    file = FileInput("a.gcode", 5)
    wanted = outcome(lambda: read_inputs([item], {"one": file}))
    assert wanted[0] == "InputError"
    assert outcome(lambda: core.call("inputs", "readInputs", [item], {"one": file})) == wanted


BOUNDS: dict[str, tuple[dict[str, Any], list[Any]]] = {
    "length": ({"kind": "text", "max_length": 2}, ["ab", "abc", "😀", "😀a"]),
    "least": ({"kind": "integer", "minimum": 2}, [1, 2, "3"]),
    "most": ({"kind": "number", "maximum": 2.5}, [2.5, 2.6]),
    "between": ({"kind": "number", "minimum": 0, "maximum": 1}, [-0.1, 0, 1, 1.1]),
    "options": ({"kind": "integer", "options": (Option(1, "A"), Option(2, "B"))}, [1, "2", 3]),
    "items": ({"kind": "integer", "many": True, "max_items": 2}, ["1,2", "1,2,3", [1, None]]),
    "lines": (
        {
            "kind": "text",
            "max_items": 2,
            "destinations": (Destination("body", "gcode", split="\n"),),
        },
        ["G28", "G28\n\nM104\n", "G28\nM104\nM105", "\n"],
    ),
}


@pytest.mark.parametrize(
    ("bounds", "value"), [(bounds, value) for bounds, found in BOUNDS.values() for value in found]
)
def test_bounds_agree(core: CoreProcess, bounds: dict[str, Any], value: Any) -> None:
    item = Input(name="one", label="One", **bounds)
    agree(
        [
            outcome(lambda: read_inputs([item], {"one": value})),
            outcome(lambda: core.call("inputs", "readInputs", [item], {"one": value})),
        ]
    )


@pytest.mark.parametrize("switch", [True, False, None])
@pytest.mark.parametrize("other", ["x", None])
def test_a_switch_that_sends_nothing_is_not_given(
    core: CoreProcess, switch: bool | None, other: str | None
) -> None:
    mapped = (Destination("body", "next", map={"true": True}),)
    inputs = [
        Input(name="next", label="Next", kind="boolean", destinations=mapped),
        Input(name="file", label="File", kind="text"),
    ]
    arguments = (inputs, {"next": switch, "file": other}, [["next", "file"]])
    found = agree(
        [
            outcome(lambda: read_inputs(*arguments)),
            outcome(lambda: core.call("inputs", "readInputs", *arguments)),
        ]
    )
    assert (found[0] == "value") == ((switch is True) != (other is not None))
