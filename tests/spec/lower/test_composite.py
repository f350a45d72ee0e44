from __future__ import annotations

from tests.spec.conftest import Spec

FILE = "actions/scenes/add_and_show.yaml"


def test_inputs_are_those_taken_from_the_steps(spec: Spec) -> None:
    action = spec.action("scenes.add_and_show")
    assert [(item.name, item.required) for item in action.inputs] == [
        ("name", True),
        ("lamps", True),
        ("colour", False),
    ]


def test_steps_know_what_they_take_and_bind(spec: Spec) -> None:
    added, shown = spec.action("scenes.add_and_show").steps
    assert (added.name, added.action.name, added.take, added.bind) == (
        "added",
        "scenes.add",
        ("name",),
        None,
    )
    assert (shown.take, shown.bind) == (("lamps", "colour"), {"scene": "added.id"})


def test_the_plan_is_the_greatest_and_scopes_are_all(spec: Spec) -> None:
    action = spec.action("scenes.add_and_show")
    assert (action.plan, action.scopes) == ("large", ("lamps.actions", "lamps.write"))


def test_the_output_is_that_of_each_step_under_its_name(spec: Spec) -> None:
    output = spec.action("scenes.add_and_show").output
    assert output.sample == {"added": {"id": 5}, "shown": {"success": True}}
    assert output.schema is not None
    assert output.schema["required"] == ["added", "shown"]


def test_groups_keep_what_a_person_can_give(spec: Spec) -> None:
    assert spec.action("scenes.add_and_show").any_of == (("colour",),)


def test_a_bound_input_satisfies_its_group(spec: Spec) -> None:
    switch = "actions/lamps/switch.yaml"
    spec.edit(switch, "any_of: [[brightness, colour, commands]]", "one_of: [[colour, scene]]")
    spec.edit(FILE, "take: [lamps, colour]", "take: [lamps]")
    assert spec.action("scenes.add_and_show").one_of == ()


def test_what_is_bound_rules_out_the_rest_of_its_group(spec: Spec) -> None:
    switch = "actions/lamps/switch.yaml"
    spec.edit(switch, "any_of: [[brightness, colour, commands]]", "one_of: [[colour, scene]]")
    assert spec.codes() == ["R317"]


def test_a_composite_is_no_step(spec: Spec) -> None:
    spec.edit(FILE, "action: lamps.switch,", "action: scenes.add_and_show,")
    assert spec.codes() == ["R306"]


def test_an_input_with_a_default_may_be_left_to_it(spec: Spec) -> None:
    spec.edit(
        "actions/scenes/add.yaml",
        "to: body.note, type: text",
        "to: body.note, type: text, required: true, default: x",
    )
    assert spec.codes() == []
