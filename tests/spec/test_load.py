"""The shipped spec, and loading as a whole."""

from __future__ import annotations

from pathlib import Path

import pytest

from connector.diagnostics import Diagnostics
from connector.model import Connector, canonical_json
from connector.spec.load import load
from connector.spec.locate import SpecRoot, locate
from tests.spec.conftest import Spec


def test_the_shipped_spec_has_no_findings() -> None:
    loaded = load(locate(), thorough=True)
    assert [str(item) for item in loaded.diagnostics.items] == []


def test_loading_twice_gives_the_same(connector: Connector) -> None:
    again = load(locate()).connector
    assert canonical_json(again) == canonical_json(connector)


def test_actions_and_triggers_are_sorted(connector: Connector) -> None:
    names = [action.name for action in connector.actions]
    assert names == sorted(names)
    assert len(names) == len(list(locate().folder.glob("actions/*/*.yaml")))
    assert [trigger.name for trigger in connector.triggers] == sorted(
        trigger.name for trigger in connector.triggers
    )


@pytest.mark.parametrize(
    ("name", "places"),
    [
        ("queue.update_item", {"item": ["query.job"], "amount": ["body.amount"]}),
        ("printers.pause", {"printers": ["query.pid", "body.pid"]}),
        ("jobs.create", {"printers": ["body.pid"]}),
        ("files.upload", {"file": ["form.file"], "name": []}),
    ],
)
def test_inputs_go_where_the_backend_reads_them(
    connector: Connector, name: str, places: dict[str, list[str]]
) -> None:
    action = connector.action(name)
    assert action is not None
    for item, expected in places.items():
        found = action.input(item)
        assert found is not None
        assert [f"{to.place}.{to.key}" for to in found.destinations] == expected


def test_an_unreadable_file_hides_no_other(spec: Spec) -> None:
    spec.edit("actions/account/test.yaml", "title:", "titel:")
    spec.edit("actions/lamps/list.yaml", "operation: lampsGet", "operation: lampGet")
    spec.edit("triggers/webhook/lamp_on.yaml", "event: lamp.on", "event: lamp.of")
    assert spec.codes() == ["S202", "S201", "R304", "R318"]


def test_unreadable_openapi_hides_no_unreadable_yaml(spec: Spec) -> None:
    spec.edit(
        "specs/openapi/lamps.yaml",
        "      x-company: account\n      x-plan: large\n      x-scopes: [lamps.actions]",
        "",
    )
    spec.edit("actions/account/test.yaml", "effect: read", "effect: reed")
    assert spec.codes() == ["S204", "S202"]


def test_without_connector_yaml_actions_are_still_checked(spec: Spec) -> None:
    (spec.root.folder / "specs/connector.yaml").unlink()
    spec.edit("actions/lamps/list.yaml", "operation: lampsGet", "operation: lampGet")
    assert spec.codes() == ["R304", "Y100"]


def test_a_folder_without_a_spec_says_so(tmp_path: Path) -> None:
    loaded = load(SpecRoot(tmp_path))
    assert loaded.connector is None
    assert [str(item) for item in loaded.diagnostics.items] == [
        "specs/connector.yaml: Y100: cannot be read: No such file or directory",
        "specs/openapi/openapi.yaml: R301: there is no such file; it lists paths and webhooks",
    ]


def test_cases_are_read_by_thorough_loads_only(spec: Spec) -> None:
    spec.edit("tests/cases/lamps.yaml", "- case: tells the house", "- kase: tells the house")
    assert load(spec.root).diagnostics.items == ()
    found = load(spec.root, thorough=True).diagnostics.items
    assert [item.code for item in found] == ["S201", "S202"]


def test_warnings_do_not_withhold_the_connector(spec: Spec) -> None:
    spec.edit("actions/account/test.yaml", "title: Test connection", "title: Test Connection")
    loaded = load(spec.root)
    assert loaded.connector is not None
    assert [item.severity for item in loaded.diagnostics.items] == ["warning"]


def test_diagnostics_can_be_shown_as_data(spec: Spec) -> None:
    spec.edit("actions/account/test.yaml", "effect: read", "effect: reed")
    (found,) = load(spec.root).diagnostics.items
    assert found.as_data() == {
        "file": "actions/account/test.yaml",
        "line": 6,
        "column": 9,
        "code": "S204",
        "severity": "error",
        "message": "'reed' is not a choice",
        "hint": "did you mean 'read'?",
    }


def test_the_bundle_is_one_document(connector: Connector) -> None:
    assert connector.openapi["openapi"].startswith("3.1")
    assert "yaml#" not in canonical_json(connector.openapi)


def test_an_empty_sink_has_not_failed() -> None:
    assert not Diagnostics().failed
