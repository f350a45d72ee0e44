"""What Make cannot express is left out or limited, and the build says so."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from typing import Any

import pytest

from connector.model import Connector, Destination, Input, Option, Trigger
from connector.targets import make


def with_input(connector: Connector, **given: Any) -> Connector:
    """The connector, and one more input of its first action."""
    item = Input(**{"name": "extra", "label": "Extra", "kind": "text", **given})
    first, *others = connector.actions
    return replace(connector, actions=(replace(first, inputs=(*first.inputs, item)), *others))


def to(place: Any = "body", **operators: Any) -> tuple[Destination, ...]:
    return (Destination(place, "extra", **operators),)


@pytest.mark.parametrize(
    ("given", "reason"),
    [
        ({"kind": "file", "many": True}, "extra is another file"),
        ({"default": "{{now}}"}, "would take for a template"),
        ({"options": (Option("{{now}}", "A"),)}, "would take for a template"),
        ({"many": True, "destinations": to(map={"a": 1})}, "maps each entry of a list"),
        ({"many": True, "destinations": to("query")}, "outside of the body without joining"),
        ({"destinations": to("path")}, "nothing says what it may be"),
        ({"destinations": to(split=";")}, "something else than line ends"),
        ({"destinations": to(split="\n", join=",")}, "parts that are changed afterwards"),
        ({"destinations": to(map={"a": 1}, cast="json_text")}, "mapped and then changed"),
        ({"destinations": to(map={"a\\": 1})}, "IML cannot quote"),
    ],
)
def test_an_action_that_cannot_be_expressed_is_left_out_with_the_reason(
    connector: Connector, given: dict[str, Any], reason: str
) -> None:
    emitted = make.emit(with_input(connector, **given))
    name = connector.actions[0].name
    (problem,) = [one for one in emitted.diagnostics if f"{name} is not" in one.message]
    assert problem.at.file == f"actions/{name.replace('.', '/')}.yaml"
    assert (problem.code, problem.severity) == ("T101", "warning")
    assert "Make app, because " in problem.message
    assert reason in problem.message
    assert problem.hint


def only(connector: Connector, trigger: Trigger, **poll: Any) -> Connector:
    assert trigger.poll is not None
    changed = replace(trigger, poll=replace(trigger.poll, **poll), twin=None)
    return replace(connector, triggers=(changed,))


@pytest.mark.parametrize(
    ("name", "poll", "reason"),
    [
        ("jobs.finished", {"reached_at": None}, "no reached_at that tells when status did"),
        ("queue.item_added", {"cursor": None}, "no cursor that tells when a record came"),
        ("printers.state_changed", {}, "do not tell when printer.state changed"),
    ],
)
def test_a_poll_without_dates_is_left_out(
    connector: Connector, name: str, poll: dict[str, Any], reason: str
) -> None:
    trigger = connector.trigger(name)
    assert trigger is not None
    emitted = make.emit(only(connector, trigger, **poll))
    left_out = [one for one in emitted.diagnostics if one.code == "T101"]
    (problem,) = [one for one in left_out if one.at.file.startswith("triggers/")]
    assert reason in problem.message
    assert "on a schedule" in problem.hint


@pytest.mark.parametrize(
    ("name", "without", "reason"),
    [
        ("printers.set_fan", {}, "how IML writes a fraction"),
        ("printers.jog", {"gcode": None}, "limited by what is read before"),
        ("queue.wait_for_analysis", {}, "neither wait nor ask again"),
        ("queue.tag_materials", {}, "a list together from two others"),
    ],
)
def test_an_action_that_needs_more_than_data_is_left_out(
    connector: Connector, name: str, without: dict[str, Any], reason: str
) -> None:
    action = connector.action(name)
    assert action is not None
    changed = replace(action, **without)
    actions = tuple(changed if one.name == name else one for one in connector.actions)
    emitted = make.emit(replace(connector, actions=actions))
    (problem,) = [one for one in emitted.diagnostics if one.message.startswith(f"{name} is not")]
    assert reason in problem.message


def test_the_webhook_is_named_that_finds_the_same(connector: Connector) -> None:
    trigger = connector.trigger("jobs.finished")
    assert trigger is not None
    assert trigger.poll is not None
    blind = replace(trigger, poll=replace(trigger.poll, reached_at=None))
    triggers = tuple(blind if one.name == blind.name else one for one in connector.triggers)
    emitted = make.emit(replace(connector, triggers=triggers))
    hints = [one.hint for one in emitted.diagnostics if "jobs.finished" in one.message]
    assert hints == ["use the webhook trigger Print finished"]


def test_a_filter_does_not_look_for_several_texts_in_one(connector: Connector) -> None:
    names = Input("names", "Names", "text", many=True, filter="data.job.file", match="contains")
    triggers = tuple(
        replace(one, inputs=(names,)) for one in connector.triggers if one.name == "job.done"
    )
    emitted = make.emit(replace(connector, triggers=triggers))
    assert any("names looks for one of several" in one.message for one in emitted.diagnostics)


@pytest.mark.parametrize(("name", "field"), [("job.done", "secret"), ("jobs.finished", "limit")])
def test_a_filter_cannot_be_called_like_a_field_of_the_app(
    connector: Connector, name: str, field: str
) -> None:
    triggers = tuple(
        replace(one, inputs=(Input(field, "Field", "text", filter="data.x"),))
        for one in connector.triggers
        if one.name == name
    )
    emitted = make.emit(replace(connector, triggers=triggers))
    assert any(f"a field called {field}" in one.message for one in emitted.diagnostics)


def test_the_limits_are_told(connector: Connector) -> None:
    emitted = make.emit(connector)
    codes = Counter(one.code for one in emitted.diagnostics if one.code != "T101")
    uploads = [one for one in connector.actions if any(i.kind == "file" for i in one.inputs)]
    paged_and_filtered = 1  # users.find
    assert codes == {"T103": len(uploads) + paged_and_filtered, "T104": 1}
    left_out = {one.message.split()[0] for one in emitted.diagnostics if one.code == "T101"}
    polls = {one.name: one.poll for one in connector.triggers if one.poll}
    dated = {name for name, one in polls.items() if one.reached_at or one.emit == "new"}
    wanted = polls.keys() - {name for name in dated if polls[name].cursor}
    assert left_out - {one.name for one in connector.actions} == wanted


def test_a_field_that_answers_call_differently_filters_no_list(connector: Connector) -> None:
    find = connector.action("files.find")
    assert find is not None
    output = replace(find.output, coalesce={"name": ("name", "title")})
    others = tuple(one for one in connector.actions if one != find)
    emitted = make.emit(replace(connector, actions=(replace(find, output=output), *others)))
    assert any("name filters by a field of several names" in d.message for d in emitted.diagnostics)
