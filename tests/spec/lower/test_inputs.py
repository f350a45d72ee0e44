from __future__ import annotations

import pytest

from connector.model import Destination, Option
from tests.spec.conftest import Spec

SWITCH = "actions/lamps/switch.yaml"
LAMPS = "specs/openapi/lamps.yaml"
SETTINGS = (
    "settings: {type: object}",
    "settings: {type: object, properties: {mode: {type: string}, scene: {type: integer}}}\n"
    "                mixed: {type: [integer, string]}",
)


def test_operators_keep_their_order_of_fields(spec: Spec) -> None:
    lamps = spec.action("lamps.switch").input("lamps")
    assert lamps is not None
    assert lamps.destinations == (Destination("query", "lamps", join=","),)
    assert (lamps.kind, lamps.many, lamps.required, lamps.picker) == (
        "integer",
        True,
        True,
        "lamps",
    )


def test_several_destinations(spec: Spec) -> None:
    spec.edit(LAMPS, *SETTINGS)
    spec.edit(SWITCH, "to: body.scene,", "to: [body.scene, body.settings.scene],")
    item = spec.action("lamps.switch").input("scene")
    assert item is not None
    assert [f"{to.place}.{to.key}" for to in item.destinations] == [
        "body.scene",
        "body.settings.scene",
    ]


def test_bounds_come_from_openapi_unless_narrower_in_yaml(spec: Spec) -> None:
    brightness = spec.action("lamps.switch").input("brightness")
    assert brightness is not None
    assert (brightness.minimum, brightness.maximum) == (1, 90)


def test_exclusive_bounds_of_whole_numbers_move_by_one(spec: Spec) -> None:
    spec.edit(LAMPS, "minimum: 1, maximum: 100", "exclusiveMinimum: 0, exclusiveMaximum: 100")
    spec.edit(SWITCH, ", max: 90", "")
    brightness = spec.action("lamps.switch").input("brightness")
    assert brightness is not None
    assert (brightness.minimum, brightness.maximum) == (1, 99)


def test_text_takes_length_and_pattern(spec: Spec) -> None:
    spec.edit(LAMPS, "note: {type: string}", "note: {type: string, maxLength: 9, pattern: '^a'}")
    note = spec.action("scenes.add").input("note")
    assert note is not None
    assert (note.max_length, note.pattern) == (9, "^a")


def test_the_pattern_of_a_joined_list_is_not_that_of_its_values(spec: Spec) -> None:
    lamps = spec.action("lamps.switch").input("lamps")
    assert lamps is not None
    assert lamps.pattern is None


def test_the_greatest_number_of_items_counts_the_parts_of_split_text(spec: Spec) -> None:
    commands = spec.action("lamps.switch").input("commands")
    assert commands is not None
    assert (commands.many, commands.max_items) == (False, 3)


def test_choices_of_openapi_become_options(spec: Spec) -> None:
    colour = spec.action("lamps.switch").input("colour")
    assert colour is not None
    assert colour.options == (Option("red", "Red"), Option("warm_white", "Warm white"))


def test_choices_of_the_items_become_options_of_a_list(spec: Spec) -> None:
    states = spec.action("lamps.list").input("states")
    assert states is not None
    assert [option.value for option in states.options] == ["off", "on"]


def test_a_choice_is_shown_in_plain_words(spec: Spec) -> None:
    spec.edit(LAMPS, "enum: [red, warm_white]", "enum: [lamp.turned_on, v1.5]")
    colour = spec.action("lamps.switch").input("colour")
    assert colour is not None
    assert [option.label for option in colour.options] == ["Lamp turned on", "V1.5"]


def test_options_are_cast_and_keep_their_order(spec: Spec) -> None:
    spec.edit(SWITCH, "type: integer, max: 90", "type: integer, options: {50: Half, 1: Hardly}")
    brightness = spec.action("lamps.switch").input("brightness")
    assert brightness is not None
    assert brightness.options == (Option(50, "Half"), Option(1, "Hardly"))


def test_many_adds_a_limit_at_the_end(spec: Spec) -> None:
    limit = spec.action("lamps.list").inputs[-1]
    assert (limit.name, limit.kind, limit.minimum, limit.destinations) == (
        "limit",
        "integer",
        1,
        (),
    )


@pytest.mark.parametrize(
    ("to", "kind", "codes"),
    [
        ("body.settings", "json", []),
        ("body.settings", "text", ["R308"]),
        ("{place: body.settings.mode, cast: json_text}", "json", []),
        ("{place: body.colour, map: {a: red}}", "text", []),
        ("{place: body.colour, map: {a: blue}}", "text", ["R311"]),
        ("{place: body.colour, map: {a: 5}}", "text", ["R308"]),
        ("{place: body.commands, split: ';'}", "text", []),
        ("body.commands", "text", ["R308"]),
        ("body.commands", "[text]", []),
        ("body.commands", "[integer]", ["R308"]),
        ("{place: body.colour, split: ';'}", "[text]", ["R312"]),
        ("{place: body.dim, map: {true: 1}}", "boolean", []),
        ("{place: body.dim, cast: flag}", "boolean", ["R311"]),
        ("{place: body.dim, cast: flag}", "text", ["R312"]),
        ("{place: body.brightness, join_many: ';'}", "[integer]", ["R308"]),
        ("{place: body.mixed, join_many: ','}", "[integer]", []),
        ("{place: body.mixed, join: ','}", "integer", ["R312"]),
        ("body.colour", "file", ["R308"]),
    ],
)
def test_what_is_sent_must_be_taken(spec: Spec, to: str, kind: str, codes: list[str]) -> None:
    spec.edit(LAMPS, *SETTINGS)
    spec.edit(SWITCH, "  scene:", f"  extra: {{label: Extra, to: {to}, type: {kind}}}\n  scene:")
    assert [code for code in spec.codes() if code.startswith("R")] == codes


@pytest.mark.parametrize("kind", ["integer", "number", "boolean", "text", "datetime"])
def test_a_query_takes_every_plain_value_as_text(spec: Spec, kind: str) -> None:
    spec.edit(
        LAMPS,
        "x-csv-of: integer}",
        "x-csv-of: integer}\n        - {name: q, in: query, schema: {type: string}}",
    )
    spec.edit(SWITCH, "  scene:", f"  q: {{label: Q, to: query.q, type: {kind}}}\n  scene:")
    assert spec.codes() == []


def test_a_query_takes_no_list(spec: Spec) -> None:
    spec.edit(
        LAMPS,
        "x-csv-of: integer}",
        "x-csv-of: integer}\n        - {name: q, in: query, schema: {type: array}}",
    )
    spec.edit(SWITCH, "  scene:", "  q: {label: Q, to: query.q, type: [text]}\n  scene:")
    assert spec.codes() == ["R308"]


def test_a_file_goes_into_a_form(spec: Spec) -> None:
    file = spec.action("scenes.load").input("file")
    assert file is not None
    assert file.destinations == (Destination("form", "file"),)


def test_a_strategy_reads_inputs_that_go_nowhere(spec: Spec) -> None:
    name = spec.action("scenes.load").input("name")
    assert name is not None
    assert name.destinations == ()


def test_of_several_destinations_the_narrowest_bounds_hold(spec: Spec) -> None:
    spec.edit(
        LAMPS, "dim: {type: integer, enum: [1]}", "dim: {type: integer, minimum: 5, maximum: 70}"
    )
    spec.edit(
        SWITCH,
        "to: body.brightness, type: integer, max: 90",
        "to: [body.brightness, body.dim], type: integer",
    )
    brightness = spec.action("lamps.switch").input("brightness")
    assert brightness is not None
    assert (brightness.minimum, brightness.maximum) == (5, 70)


@pytest.mark.parametrize(("bound", "codes"), [("min: 0", ["R309"]), ("min: 1", []), ("min: 2", [])])
def test_a_lower_bound_may_only_rise(spec: Spec, bound: str, codes: list[str]) -> None:
    spec.edit(SWITCH, "max: 90", bound)
    assert spec.codes() == codes


def test_null_is_no_option(spec: Spec) -> None:
    spec.edit(
        LAMPS, "colour: {type: string, enum: [red, warm_white]}", "colour: {enum: [null, red]}"
    )
    colour = spec.action("lamps.switch").input("colour")
    assert colour is not None
    assert colour.options == (Option("red", "Red"),)


def test_a_default_feeds_what_is_required(spec: Spec) -> None:
    spec.edit(
        "actions/scenes/add.yaml", "type: text, required: true", "type: text, default: Evening"
    )
    assert spec.codes() == []


def test_an_input_of_a_list_may_be_sent_and_filter(spec: Spec) -> None:
    to = "to: body.search,"
    spec.edit("actions/lamps/list.yaml", to, f"{to} filter: name, match: named,")
    item = spec.action("lamps.list").input("search")
    assert item is not None
    assert [to.key for to in item.destinations] == ["search"]
    assert (item.filter, item.match) == ("name", "named")


def test_an_input_of_a_list_may_only_filter(spec: Spec) -> None:
    spec.edit("actions/lamps/list.yaml", "to: body.states", "filter: state")
    item = spec.action("lamps.list").input("states")
    assert item is not None
    assert (item.destinations, item.filter, item.match) == ((), "state", "equals")


def test_what_an_action_of_a_strategy_returns_is_not_filtered(spec: Spec) -> None:
    spec.edit("actions/lamps/list.yaml", "to: body.states", "filter: state")
    spec.edit("actions/lamps/list.yaml", "effect: read", "effect: read\nstrategy: upload")
    assert spec.codes() == ["R313"]
