"""The dropdowns, filled from the sandbox."""

from __future__ import annotations

import json
from collections import defaultdict
from typing import Any

import pytest

from connector.model import Action, Connector, Trigger
from connector.targets.supported import with_plain_lists
from tests.cassettes.administration_scenarios import new_hook
from tests.cassettes.library_scenarios import archived_job
from tests.cassettes.queue_scenarios import done_item
from tests.platforms.activepieces import connections
from tests.platforms.activepieces.farm import ApFarm

pytestmark = pytest.mark.node

PRINTERS = {"action": "printers.pause"}, "printers"


Dropdown = tuple[dict[str, str], str]


def dropdowns(connector: Connector) -> dict[str, list[Dropdown]]:
    """Whose they are and their names, by picker."""
    found: dict[str, list[Dropdown]] = defaultdict(list)
    owners: list[Action | Trigger] = [*connector.actions, *connector.triggers]
    for owner in owners:
        named = {"action" if isinstance(owner, Action) else "trigger": owner.name}
        for item in owner.inputs:
            if item.picker:
                found[item.picker].append((named, item.name))
    return found


def furnish(farm: ApFarm) -> None:
    """See to it that there is something to choose from in every list."""
    farm.sandbox.control("settings", {"plan": "enterprise"})
    for found in (archived_job, done_item, new_hook):
        found(farm)  # type: ignore[operator]


def labels(state: dict[str, Any]) -> list[str]:
    assert state["disabled"] is False, state
    return [option["label"] for option in state["options"]]


def test_every_picker_offers_something_and_searches(ap_farm: ApFarm) -> None:
    furnish(ap_farm)
    connector = with_plain_lists(ap_farm.connector)
    found = dropdowns(connector)
    assert found.keys() == {picker.name for picker in connector.pickers}
    for dropdown, *_ in found.values():
        all_labels = labels(ap_farm.options(*dropdown))
        assert all_labels
        assert all(isinstance(label, str) and label for label in all_labels)
        assert all_labels[-1] in labels(ap_farm.options(*dropdown, all_labels[-1][:5]))
        nothing = ap_farm.options(*dropdown, "no such thing")
        assert nothing == {"disabled": True, "placeholder": "Nothing was found", "options": []}


def test_every_dropdown_shows_the_choices_of_its_picker(ap_farm: ApFarm) -> None:
    furnish(ap_farm)
    shown = {
        picker: [ap_farm.options(*dropdown) for dropdown in found]
        for picker, found in dropdowns(with_plain_lists(ap_farm.connector)).items()
    }
    assert sum(len(states) for states in shown.values()) >= 100
    for picker, states in shown.items():
        assert all(state == states[0] for state in states), picker
    different = {json.dumps(states[0]) for states in shown.values()}
    assert len(different) >= len(shown) - 3


def test_every_dropdown_asks_for_the_connection(ap_farm: ApFarm) -> None:
    """Without it Activepieces hands the callback none, and searches nothing by itself."""
    metadata = ap_farm.runtime.metadata
    for kind in ("actions", "triggers"):
        for owner in metadata[kind].values():
            for prop in owner["props"].values():
                if prop["type"] in ("DROPDOWN", "MULTI_SELECT_DROPDOWN"):
                    assert [one["type"] for one in prop["auth"]] == ["CUSTOM_AUTH", "OAUTH2"]


def test_a_long_list_is_read_up_to_five_pages_and_searched(ap_farm: ApFarm) -> None:
    ap_farm.sandbox.control("reset", {"printers": 620})
    assert len(labels(ap_farm.options(*PRINTERS))) == 500
    assert len(ap_farm.sandbox.calls("printers/Get")) == 5
    last = ap_farm.run("printers.list")[-1]
    name = last["printer"]["name"]
    found = ap_farm.options(*PRINTERS, name)
    assert last["id"] in [option["value"] for option in found["options"]]


def test_without_a_connection_there_is_a_hint(ap_farm: ApFarm) -> None:
    ap_farm.auth = None  # type: ignore[assignment]
    state = ap_farm.options(*PRINTERS)
    assert state == {"disabled": True, "placeholder": "Choose a connection first", "options": []}


def test_a_list_that_cannot_be_read_says_why(ap_farm: ApFarm) -> None:
    ap_farm.auth["props"]["apiKey"] = "wrong"
    state = ap_farm.options(*PRINTERS)
    assert (state["disabled"], state["options"]) == (True, [])
    assert "No API key provided" in state["placeholder"]


def test_a_dropdown_knows_the_company_of_a_token(forgetful_farm: ApFarm) -> None:
    forgetful_farm.auth = connections.oauth2(forgetful_farm.token(), "", forgetful_farm.urls)
    assert labels(forgetful_farm.options(*PRINTERS))
    assert labels(forgetful_farm.options(*PRINTERS))
    found = [call["path"] for call in forgetful_farm.sandbox.calls()]
    assert found.count("account/GetUser") == 1
