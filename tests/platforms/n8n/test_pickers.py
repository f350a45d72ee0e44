"""The lists a person chooses from, filled from the sandbox by both of n8n's ways."""

from __future__ import annotations

from typing import Any

import pytest

from connector.model import Connector, Picker
from connector.spec.load import load
from connector.spec.locate import locate
from tests.cassettes.administration_scenarios import new_hook
from tests.cassettes.finding import Scenario
from tests.cassettes.library_scenarios import archived_job
from tests.cassettes.queue_scenarios import done_item
from tests.cassettes.scenarios import SCENARIOS
from tests.platforms.n8n.farm import Farm
from tests.platforms.n8n.workflow import ACTIONS, POLLS, WEBHOOKS

pytestmark = pytest.mark.node


def _pickers() -> tuple[Picker, ...]:
    connector = load(locate()).connector
    assert connector is not None
    return connector.pickers


def method(prefix: str, picker: str) -> str:
    return prefix + "".join(part.capitalize() for part in picker.split("_"))


def search(farm: Farm, picker: str, text: str = "", **more: Any) -> dict[str, Any]:
    asked = {"node": ACTIONS, "credentials": farm.credentials, "filter": text, **more}
    return farm.n8n.call("listSearch", method=method("search", picker), **asked)


def load_all(farm: Farm, picker: str, node: str = ACTIONS) -> list[dict[str, Any]]:
    asked = {"node": node, "credentials": farm.credentials}
    result = farm.n8n.call("loadOptions", method=method("load", picker), **asked)
    options: list[dict[str, Any]] = result["options"]
    return options


STOCKED: dict[str, Scenario] = {
    "archived_print_jobs": archived_job,
    "done_queue_items": done_item,
    "school_classes": SCENARIOS["school_classes.create"],
    "webhooks": new_hook,
}
"""What fills the lists that are empty at first."""


@pytest.mark.parametrize("picker", _pickers(), ids=lambda picker: picker.name)
def test_a_picker_offers_the_same_both_ways(farm: Farm, picker: Picker) -> None:
    if picker.name in STOCKED:
        STOCKED[picker.name](farm)  # type: ignore[arg-type]
    found = search(farm, picker.name)["results"]
    assert found
    assert all(isinstance(one["name"], str) and one["name"] for one in found)
    assert load_all(farm, picker.name) == found
    part = str(found[-1]["name"])[:5]
    assert found[-1] in search(farm, picker.name, part)["results"]
    assert search(farm, picker.name, "no such thing")["results"] == []


def test_every_list_that_a_field_names_is_there(farm: Farm) -> None:
    for name in (ACTIONS, POLLS, WEBHOOKS):
        for asked in _methods(farm.n8n.node(name)):
            kind = "listSearch" if asked.startswith("search") else "loadOptions"
            given = {"node": name, "method": asked, "credentials": farm.credentials}
            assert "error" not in farm.n8n.call(kind, **given)


def _methods(value: Any) -> set[str]:
    if isinstance(value, dict):
        own = {value[key] for key in ("searchListMethod", "loadOptionsMethod") if key in value}
        return own | {name for item in value.values() for name in _methods(item)}
    return {name for item in value for name in _methods(item)} if isinstance(value, list) else set()


def test_a_long_list_is_searched_page_by_page_and_loaded_whole(farm: Farm) -> None:
    farm.sandbox.control("reset", {"printers": 250})
    first = search(farm, "printers")
    assert (len(first["results"]), first["paginationToken"]) == (100, "2")
    last = search(farm, "printers", paginationToken="3")
    assert (len(last["results"]), "paginationToken" in last) == (50, False)
    assert len(load_all(farm, "printers")) == 250


def test_a_list_that_cannot_be_read_says_why(farm: Farm, connector: Connector) -> None:
    farm.sandbox.fault("html", times=None)
    result = search(farm, connector.pickers[0].name)
    assert result["error"]["message"].startswith("The answer is not a whole JSON object")
