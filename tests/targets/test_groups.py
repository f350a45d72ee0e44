"""What groups of inputs ask for."""

from __future__ import annotations

from connector.model import Action, Input, Output
from connector.targets.groups import at_least_one, exactly_one

INPUTS = tuple(Input(name, label, "text") for name, label in (("a", "First"), ("b", "Second one")))
ACTION = Action(
    "x.y", "T", "D.", "read", Output(), inputs=INPUTS, any_of=(("a", "b"),), one_of=(("b", "a"),)
)


def test_groups_of_inputs_are_explained_at_each_of_them() -> None:
    assert at_least_one(ACTION) == [
        ("a", "Fill in at least one of First and Second One."),
        ("b", "Fill in at least one of First and Second One."),
    ]
    assert exactly_one(ACTION) == [
        ("b", "Fill in exactly one of Second One and First."),
        ("a", "Fill in exactly one of Second One and First."),
    ]


def test_a_group_of_one_says_nothing() -> None:
    lone = Action("x.y", "T", "D.", "read", Output(), inputs=INPUTS, one_of=(("a",),))
    assert exactly_one(lone) == []
