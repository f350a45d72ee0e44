"""Creates and searches in Zapier's core against the sandbox."""

from __future__ import annotations

import jsonschema
import pytest

from tests.cassettes.scenarios import SCENARIOS
from tests.implementations.registry import has
from tests.platforms.zapier.farm import Farm

pytestmark = pytest.mark.node

OFFERED = [name for name in sorted(SCENARIOS) if has("zapier", name)]


@pytest.mark.parametrize("name", OFFERED)
def test_an_action_runs(name: str, zapier_farm: Farm) -> None:
    """Its output is what the OpenAPI document says of it."""
    output = SCENARIOS[name](zapier_farm)  # type: ignore[arg-type]
    assert output
    schema = zapier_farm.action(name).output.schema
    if schema is not None:
        jsonschema.validate(output, schema)


def test_every_action_has_a_scenario(zapier_farm: Farm) -> None:
    assert SCENARIOS.keys() == {action.name for action in zapier_farm.connector.actions}


def test_a_search_returns_records_up_to_its_limit(zapier_farm: Farm) -> None:
    result = zapier_farm.execute("printers.list", {"limit": "3"})
    assert len(result["output"]) == 3
    (call,) = zapier_farm.sandbox.calls("printers/Get")
    assert call["body"] == {"page": 1, "page_size": 3}


def test_a_search_for_one_record_returns_a_list_of_it(zapier_farm: Farm) -> None:
    (printer,) = zapier_farm.printers()
    (found,) = zapier_farm.execute("printers.get", {"printer": str(printer)})["output"]
    assert found["id"] == printer


def test_values_as_the_editor_hands_them_over(zapier_farm: Farm) -> None:
    """Numbers and lists of a dropdown are text there, and what was left empty is empty text."""
    given = {
        "library_file": file_id(zapier_farm),
        "amount": "2",
        "printers": ["42"],
        "position": "",
    }
    zapier_farm.run("queue.add_item", given)
    (call,) = zapier_farm.sandbox.calls("AddItem")
    assert call["body"]["amount"] == 2
    assert call["body"]["for_printers"] == "42"
    assert "position" not in call["body"]


def test_a_body_is_sent_whatever_the_verb(zapier_farm: Farm) -> None:
    for method in ("GET", "POST"):
        given = {"method": method, "path": "queue/GetItems", "body": '{"gid": 7}'}
        zapier_farm.execute("api.call", given)
    assert [call["body"] for call in zapier_farm.sandbox.calls("GetItems")] == [{"gid": 7}] * 2


def test_braces_of_zapiers_own_templates_are_sent_as_they_are(zapier_farm: Farm) -> None:
    text = "{{bundle.authData.api_key}} {{process.env.X}}"
    zapier_farm.run("printers.list", {"search": text})
    assert zapier_farm.sandbox.calls()[0]["body"]["search"] == text


def test_requests_are_logged_by_zapier_without_the_secret(zapier_farm: Farm) -> None:
    result = zapier_farm.execute("account.test")
    assert "account/Test" in result["logs"]
    assert zapier_farm.auth["api_key"] not in result["logs"]


def file_id(farm: Farm) -> str:
    return str(farm.run("files.list", {"folder": -1})[0]["id"])
