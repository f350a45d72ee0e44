from __future__ import annotations

from connector.model import Open, Poll
from tests.spec.conftest import Spec

POLL = "triggers/polling/lamps_changed.yaml"
HOOK = "triggers/webhook/lamp_on.yaml"


def test_a_poll_keeps_what_is_written_and_defaults_the_rest(spec: Spec) -> None:
    trigger = spec.trigger("lamps.changed")
    assert trigger.poll is not None
    assert trigger.poll == Poll(
        operation=trigger.poll.operation,
        records=("data",),
        identity="id",
        emit="changed",
        cursor="changed",
        field="state",
    )


def test_open_records_name_checked_constants(spec: Spec) -> None:
    spec.edit(
        POLL,
        "cursor: changed}",
        "cursor: changed, open: {values: [on], where: {body.states: [on]}}}",
    )
    trigger = spec.trigger("lamps.changed")
    assert trigger.poll is not None
    assert trigger.poll.open == Open(("on",), {"body.states": ["on"]})


def test_a_wrong_constant_of_open_records_is_reported(spec: Spec) -> None:
    spec.edit(
        POLL,
        "cursor: changed}",
        "cursor: changed, open: {values: [on], where: {body.states: [lit]}}}",
    )
    assert spec.codes() == ["R311"]


def test_the_sample_of_a_change_says_what_changed(spec: Spec) -> None:
    trigger = spec.trigger("lamps.changed")
    assert trigger.sample["change"] == {"field": "state", "from": "off", "to": "on"}
    assert trigger.schema is not None
    assert trigger.schema["required"] == ["change", "id"]


def test_only_changes_have_a_change_to_filter_by(spec: Spec) -> None:
    spec.edit(POLL, "emit: changed, field: state", "emit: new")
    assert spec.codes() == ["R314"]


def test_a_poll_asks_for_the_plan_and_scopes_of_its_list(spec: Spec) -> None:
    trigger = spec.trigger("lamps.changed")
    assert (trigger.plan, trigger.scopes) == ("small", ("lamps.read",))


def test_a_webhook_asks_for_those_of_managing_webhooks(spec: Spec) -> None:
    trigger = spec.trigger("lamp.on")
    assert (trigger.plan, trigger.scopes) == ("large", ("webhooks.read", "webhooks.write"))


def test_a_webhook_delivers_the_whole_envelope(spec: Spec) -> None:
    trigger = spec.trigger("lamp.on")
    assert trigger.sample == {
        "event": "lamp.on",
        "data": {"lamp": {"id": 1, "name": "Hall", "state": "on"}},
    }
    assert trigger.schema is not None
    assert list(trigger.schema["properties"]) == ["event", "data"]


def test_filters_name_a_path_in_the_event(spec: Spec) -> None:
    lamps = spec.trigger("lamp.on").inputs[0]
    assert (lamps.filter, lamps.destinations) == ("data.lamp.id", ())


def test_a_filter_compares_the_whole_value_unless_told_otherwise(spec: Spec) -> None:
    assert spec.trigger("lamp.on").inputs[0].match == "equals"
    spec.edit(
        HOOK,
        "inputs:\n",
        "inputs:\n  name: {label: Name, type: text, filter: data.lamp.name, match: contains}\n",
    )
    assert spec.trigger("lamp.on").inputs[0].match == "contains"


def test_only_text_contains_text(spec: Spec) -> None:
    spec.edit(HOOK, "filter: data.lamp.id", "filter: data.lamp.id, match: contains")
    assert spec.codes() == ["R313"]


def test_only_one_number_is_crossed_and_only_by_a_change(spec: Spec) -> None:
    def codes(limit: str) -> list[str]:
        spec.edit(POLL, "{label: New state, type: text, filter: change.to}", limit)
        found = spec.codes()
        spec.edit(POLL, limit, "{label: New state, type: text, filter: change.to}")
        return found

    below = "{label: Limit, type: number, filter: change, match: falls_below}"
    assert codes(below) == []
    assert codes(below.replace("number", "text")) == ["R313"]
    assert codes(below.replace("number", "[number]")) == ["R313"]
    assert codes(below.replace("filter: change", "filter: id")) == ["R313"]


def test_the_sample_of_a_turn_to_a_value_has_that_value(spec: Spec) -> None:
    spec.edit(POLL, "field: state", 'field: state, to: ["off"], not_to: ["on"]')
    trigger = spec.trigger("lamps.changed")
    assert trigger.poll is not None
    assert (trigger.poll.to, trigger.poll.not_to) == (("off",), ("on",))
    assert trigger.sample["state"] == "off"
    assert trigger.sample["change"] == {"field": "state", "from": "on", "to": "off"}


def test_an_event_of_what_is_gone_holds_what_was_remembered_as_text(spec: Spec) -> None:
    spec.edit(POLL, "emit: changed, field: state, cursor: changed", "emit: gone, field: state")
    spec.edit(POLL, "filter: change.to", "filter: state")
    trigger = spec.trigger("lamps.changed")
    assert trigger.sample == {"id": "1", "state": "on"}
    assert trigger.schema is not None
    assert trigger.schema["required"] == ["id", "state"]
    assert trigger.schema["properties"]["id"] == {"type": "string"}


def test_a_written_sample_wins(spec: Spec) -> None:
    spec.edit(HOOK, "event: lamp.on\n", "event: lamp.on\nsample: {event: lamp.on}\n")
    assert spec.trigger("lamp.on").sample == {"event": "lamp.on"}


def test_the_sample_of_a_change_comes_from_another_value(spec: Spec) -> None:
    spec.edit("specs/openapi/lamps.yaml", 'name: Hall, state: "on"', 'name: Hall, state: "off"')
    assert spec.trigger("lamps.changed").sample["change"]["from"] == "on"
