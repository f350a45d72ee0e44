"""What Zapier is told of the integration: accepted by its core, complete, and by its guidelines."""

from __future__ import annotations

from typing import Any

import pytest

from connector.model import Action, Connector
from connector.targets.supported import with_plain_lists
from tests.implementations.registry import has
from tests.platforms.zapier.guidelines import findings
from tests.platforms.zapier.runtime import ZapierRuntime

pytestmark = pytest.mark.node

ENTRIES = ("index", "oauth2")


def offered(connector: Connector) -> list[Action]:
    return [one for one in connector.actions if has("zapier", one.name)]


@pytest.mark.parametrize("entry", ENTRIES)
def test_the_core_finds_nothing_wrong(zapier_runtime: ZapierRuntime, entry: str) -> None:
    assert zapier_runtime.validate(entry) == []


@pytest.mark.parametrize("entry", ENTRIES)
def test_the_guidelines_are_kept(zapier_runtime: ZapierRuntime, entry: str) -> None:
    assert findings(zapier_runtime.apps[entry]) == []


def test_both_ways_to_connect_offer_the_same(zapier_runtime: ZapierRuntime) -> None:
    one, other = ({**zapier_runtime.apps[entry], "authentication": None} for entry in ENTRIES)
    assert one == other
    kinds = [zapier_runtime.apps[entry]["authentication"]["type"] for entry in ENTRIES]
    assert kinds == ["custom", "oauth2"]


def test_what_reads_is_a_search_and_what_changes_something_is_none(
    connector: Connector, zapier_runtime: ZapierRuntime
) -> None:
    reading = {key(one.name) for one in offered(connector) if one.effect == "read"}
    changing = {key(one.name) for one in offered(connector) if one.effect != "read"}
    assert zapier_runtime.app["searches"].keys() == reading
    assert zapier_runtime.app["creates"].keys() == changing


def test_every_trigger_and_picker_is_there(
    connector: Connector, zapier_runtime: ZapierRuntime
) -> None:
    triggers = zapier_runtime.app["triggers"]
    assert triggers.keys() == {
        *(key(one.name) for one in connector.triggers),
        *(f"choose_{one.name}" for one in with_plain_lists(connector).pickers),
    }
    kinds = {key(one.name): one.kind.replace("webhook", "hook") for one in connector.triggers}
    assert {name: triggers[name]["operation"]["type"] for name in kinds} == kinds
    hidden = {name for name, one in triggers.items() if one["display"].get("hidden")}
    assert hidden == triggers.keys() - kinds.keys()


def test_every_input_has_its_field(connector: Connector, zapier_runtime: ZapierRuntime) -> None:
    app = zapier_runtime.app
    connector = with_plain_lists(connector)
    owners: list[tuple[Any, Any]] = [
        (one, {**app["creates"], **app["searches"]}[key(one.name)]) for one in offered(connector)
    ]
    owners += [(one, app["triggers"][key(one.name)]) for one in connector.triggers]
    for owner, shown in owners:
        fields = {field["key"]: field for field in shown["operation"].get("inputFields", ())}
        assert fields.keys() == {item.name for item in owner.inputs}
        for item in owner.inputs:
            field = fields[item.name]
            assert field.get("required", False) == item.required
            assert field.get("list", False) == item.many
            assert ("dynamic" in field) == (item.picker is not None)
            assert field.get("placeholder", "") == item.placeholder
            chosen = [choice["value"] for choice in field.get("choices", ())]
            if item.picker is None:
                assert chosen == [str(option.value) for option in item.options]


def test_what_moves_machines_says_so(connector: Connector, zapier_runtime: ZapierRuntime) -> None:
    for action in offered(connector):
        shown = {**zapier_runtime.app["creates"], **zapier_runtime.app["searches"]}
        text = shown[key(action.name)]["display"]["description"]
        assert ("real machines" in text) == (action.effect == "physical")


def test_a_group_of_inputs_says_how_many_to_fill_in(
    connector: Connector, zapier_runtime: ZapierRuntime
) -> None:
    fields = _fields(zapier_runtime, connector.action("queue.add_item"))
    wanted = "Fill in exactly one of Uploaded File ID and Library File."
    assert wanted in fields["file_id"]["helpText"]
    assert wanted in fields["library_file"]["helpText"]
    assert "exactly" not in fields["amount"]["helpText"]


def test_an_id_can_be_chosen_or_searched(
    connector: Connector, zapier_runtime: ZapierRuntime
) -> None:
    (field,) = _fields(zapier_runtime, connector.action("printers.get")).values()
    assert field["dynamic"] == "choose_printers.id.name"
    assert field["search"] == "printers_find.id"


def _fields(zapier: ZapierRuntime, action: Action | None) -> dict[str, Any]:
    assert action is not None
    shown = {**zapier.app["creates"], **zapier.app["searches"]}[key(action.name)]
    return {field["key"]: field for field in shown["operation"]["inputFields"]}


def key(name: str) -> str:
    return name.replace(".", "_")
