"""The lists a person chooses from, filled from the sandbox by both of n8n's ways."""

from __future__ import annotations

from typing import Any

import pytest

from connector.model import Connector, Picker
from connector.spec.load import load
from connector.spec.locate import locate
from tests.cassettes.administration_scenarios import new_hook
from tests.cassettes.finding import Scenario
from tests.cassettes.inventory_scenarios import path_of_color
from tests.cassettes.library_scenarios import archived_job
from tests.cassettes.queue_scenarios import done_item
from tests.cassettes.scenarios import SCENARIOS
from tests.platforms.n8n.farm import Farm
from tests.platforms.n8n.workflow import ACTIONS, POLLS, WEBHOOKS, fields_of

pytestmark = pytest.mark.node


def _pickers() -> tuple[Picker, ...]:
    connector = load(locate()).connector
    assert connector is not None
    return connector.pickers


def method(prefix: str, picker: str) -> str:
    return prefix + "".join(part.capitalize() for part in picker.split("_"))


def chosen(farm: Farm) -> dict[str, Any]:
    """What lists of the catalogue depend on, as the editor keeps it."""
    names = path_of_color(farm)  # type: ignore[arg-type]
    return {n: {"__rl": True, "mode": "list", "value": value} for n, value in names.items()}


def search(farm: Farm, picker: str, text: str = "", **more: Any) -> dict[str, Any]:
    asked = {"node": ACTIONS, "credentials": farm.credentials, "filter": text, **more}
    return farm.n8n.call("listSearch", method=method("search", picker), **asked)


def load_all(farm: Farm, picker: str, **more: Any) -> list[dict[str, Any]]:
    asked = {"node": ACTIONS, "credentials": farm.credentials, **more}
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
    more = {"parameters": chosen(farm) if picker.needs else {}}
    found = search(farm, picker.name, **more)["results"]
    assert found
    assert all(isinstance(one["name"], str) and one["name"] for one in found)
    assert load_all(farm, picker.name, **more) == found
    part = str(found[-1]["name"])[:5]
    assert found[-1] in search(farm, picker.name, part, **more)["results"]
    assert search(farm, picker.name, "no such thing", **more)["results"] == []


def test_every_list_that_a_field_names_is_there(farm: Farm) -> None:
    parameters = chosen(farm)
    for name in (ACTIONS, POLLS, WEBHOOKS):
        for asked in _methods(farm.n8n.node(name)):
            kind = "listSearch" if asked.startswith("search") else "loadOptions"
            given = {"node": name, "method": asked, "credentials": farm.credentials}
            given |= {"parameters": parameters}
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


def by_url(address: str) -> dict[str, Any]:
    return {"printer": {"__rl": True, "mode": "url", "value": address}}


def test_a_printer_is_named_by_the_address_of_its_page(farm: Farm) -> None:
    (printer,) = farm.printers()
    for path in ("printers/@", "7/printers/@", "7/printers/@?tab=files"):
        address = f"https://simplyprint.io/panel/{path.replace('@', str(printer))}"
        result = farm.execute("printers.get", {}, parameters=by_url(address))
        assert "error" not in result
        assert result["outputs"][0][0]["json"]["id"] == printer


def test_another_address_names_none(farm: Farm) -> None:
    address = "={{ 'https://simplyprint.io/panel/7' }}"
    error = farm.execute("printers.get", {}, parameters=by_url(address))["error"]
    assert "invalid" in error["message"]
    assert farm.sandbox.calls() == []


def test_custom_fields_become_fields_of_the_editor(farm: Farm) -> None:
    asked = {"node": ACTIONS, "credentials": farm.credentials, "method": "mapCustomFieldIds"}
    fields = {
        one["displayName"]: one for one in farm.n8n.call("resourceMapping", **asked)["fields"]
    }
    defined = farm.run("custom_fields.list", {})
    assert fields.keys() == {f"{one['fieldLabel']} ({one['category']})" for one in defined}
    types = {"number": "number", "boolean": "boolean", "date": "dateTime", "select": "options"}
    for one in defined:
        field = fields[f"{one['fieldLabel']} ({one['category']})"]
        assert field["id"] == one["fieldId"]
        assert field["type"] == types.get(one["fieldType"], field["type"])
        options = [option["value"] for option in field.get("options", [])]
        if one["fieldType"] == "select":
            assert options == [choice["value"] for choice in one["fieldOptions"]["options"]]


def test_mapped_values_are_sent_without_those_left_empty(farm: Farm) -> None:
    mapped = {
        "mappingMode": "defineBelow",
        "value": {"5": "blue", "6": None},
        "matchingColumns": [],
        "schema": [],
    }
    given = {"method": "POST", "path": "account/Test", "body": mapped}
    farm.execute("api.call", given)
    assert farm.sandbox.calls("account/Test")[0]["body"] == {"5": "blue"}


@pytest.mark.parametrize("brand", ["", "={{ $json.brand }}"])
def test_a_list_that_depends_on_a_field_asks_for_that_first(farm: Farm, brand: str) -> None:
    parameters = {"brand": {"__rl": True, "mode": "id", "value": brand}}
    told = search(farm, "catalogue_materials", parameters=parameters)
    assert told["error"]["message"] == 'Choose in the field "brand" first'
    assert farm.sandbox.calls() == []


def test_a_list_is_loaded_again_when_what_it_depends_on_changes(farm: Farm) -> None:
    action = farm.action("filament_database.get_color")
    alone, _ = fields_of(farm.n8n.node(ACTIONS), action)
    awaited = {
        name: field.get("typeOptions", {}).get("loadOptionsDependsOn")
        for name, field in alone.items()
        if name != "simple"
    }
    assert awaited == {
        "brand": None,
        "material": ["brand.value"],
        "filament": ["brand.value", "material.value"],
        "color": ["brand.value", "material.value", "filament.value"],
    }
