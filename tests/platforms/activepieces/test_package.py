"""The piece as a whole: what is in the archive, and what Activepieces' server is told of it."""

from __future__ import annotations

import json
import re
import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from connector.model import Action, Connector, Trigger
from connector.targets import activepieces
from connector.targets.activepieces.names import ALLOW_PRIVATE, piece_name
from tests.platforms.activepieces.farm import ApFarm

pytestmark = pytest.mark.node

LARGEST = 3 * 1024 * 1024
"""Bytes of code, above which Activepieces' own build warns."""
LONGEST_KEY = 512


def owners(farm: ApFarm) -> Iterator[tuple[Action | Trigger, dict[str, Any]]]:
    """Every action and trigger of the connector with what the piece shows of it."""
    for kind, found in (("actions", farm.connector.actions), ("triggers", farm.connector.triggers)):
        for owner in found:
            yield owner, farm.runtime.metadata[kind][piece_name(owner.name)]


def test_there_is_one_piece_with_everything_in_it(ap_farm: ApFarm) -> None:
    """Of two actions with one name the framework keeps the last."""
    metadata = ap_farm.runtime.metadata
    assert ap_farm.runtime.loaded["pieces"] == 1
    assert len(metadata["actions"]) == len(ap_farm.connector.actions)
    assert len(metadata["triggers"]) == len(ap_farm.connector.triggers)
    for owner, shown in owners(ap_farm):
        assert shown["name"] == piece_name(owner.name)


def test_it_needs_nothing_and_is_small(ap_farm: ApFarm, ap_package: Path) -> None:
    assert ap_farm.runtime.loaded["manifest"]["dependencies"] == {}
    assert "scripts" not in ap_farm.runtime.loaded["manifest"]
    assert ap_farm.runtime.loaded["bytes"] <= LARGEST
    code = (ap_package / "src/index.js").read_text(encoding="utf-8")
    builtin = "process.stdout.write(require('node:module').builtinModules.join())"
    known = subprocess.run(["node", "-e", builtin], capture_output=True, text=True, check=True)
    asked = {name.removeprefix("node:") for name in re.findall(r'\brequire\("([^"]+)"\)', code)}
    assert asked <= set(known.stdout.split(","))


def test_the_archive_holds_what_people_need(ap_package: Path) -> None:
    files = {path.relative_to(ap_package).as_posix() for path in ap_package.rglob("*.*")}
    assert files | {"LICENSE"} == {
        "CHANGELOG.md",
        "LICENSE",
        "README.md",
        "package.json",
        "src/i18n/translation.json",
        "src/index.js",
    }


def test_the_server_is_told_who_and_what_it_is(ap_farm: ApFarm) -> None:
    metadata = ap_farm.runtime.metadata
    assert metadata["minimumSupportedRelease"] == "0.82.0"
    assert "Unofficial" in metadata["displayName"]
    assert metadata["categories"] == ["PRODUCTIVITY"]
    assert metadata["logoUrl"].startswith("data:image/svg+xml;base64,")
    assert [auth["type"] for auth in metadata["auth"]] == ["CUSTOM_AUTH", "OAUTH2"]


def test_two_things_to_choose_from_have_two_titles(ap_farm: ApFarm) -> None:
    for kind in ("actions", "triggers"):
        titles = [one["displayName"] for one in ap_farm.runtime.metadata[kind].values()]
        assert len(set(titles)) == len(titles)


def test_every_input_has_its_property(ap_farm: ApFarm) -> None:
    for owner, shown in owners(ap_farm):
        properties = dict(shown["props"])
        if isinstance(owner, Trigger) and owner.event is not None:
            assert properties.pop(ALLOW_PRIVATE)["defaultValue"] is False
        assert list(properties) == [item.name for item in owner.inputs]
        for item in owner.inputs:
            assert properties[item.name]["required"] is item.required, (owner.name, item.name)


def test_only_what_is_harmless_can_be_retried_by_a_flow(ap_farm: ApFarm) -> None:
    for owner, shown in owners(ap_farm):
        if isinstance(owner, Trigger):
            continue
        retry = shown["errorHandlingOptions"]["retryOnFailure"]
        is_harmless = owner.effect in ("read", "idempotent")
        assert retry["defaultValue"] is False
        assert retry.get("hide", False) is not is_harmless, owner.name
        assert shown["aiMetadata"]["idempotent"] is is_harmless, owner.name


def test_ai_and_people_are_told_what_everything_does(ap_farm: ApFarm) -> None:
    for owner, shown in owners(ap_farm):
        assert shown["requireAuth"] is True
        assert owner.description in shown["description"]
        assert owner.description in shown["aiMetadata"]["description"]
        assert isinstance(owner, Trigger) or shown["audience"] == "both"


def test_every_trigger_has_a_sample_and_can_be_tested(ap_farm: ApFarm) -> None:
    for owner, shown in owners(ap_farm):
        if isinstance(owner, Trigger):
            assert shown["sampleData"] == owner.sample is not None
            assert shown["type"] == owner.kind.upper()
            assert shown["testStrategy"] == "TEST_FUNCTION"


def test_an_output_schema_hides_nothing(ap_farm: ApFarm) -> None:
    """Where there is one, it lists every field of the sample."""
    found = 0
    for owner, shown in owners(ap_farm):
        if "outputSchema" in shown and isinstance(owner, Action) and not owner.output.binary:
            keys = {field["key"] for field in shown["outputSchema"]["fields"]}
            assert set(owner.output.sample) <= keys, owner.name
            found += 1
    assert found >= 5


def test_every_text_can_be_translated(ap_farm: ApFarm) -> None:
    """The texts are those that the framework translates."""
    path = Path(ap_farm.runtime.folder) / "src/i18n/translation.json"
    known = json.loads(path.read_text(encoding="utf-8"))
    shown = set(_texts(ap_farm.runtime.metadata))
    assert len(shown) > 100
    assert {text[:LONGEST_KEY] for text in shown} == set(known)


def _texts(metadata: dict[str, Any]) -> Iterator[str]:
    yield metadata["description"]
    for auth in metadata["auth"]:
        yield from (auth["displayName"], auth["description"])
        yield from _props(auth["props"])
    for kind in ("actions", "triggers"):
        for one in metadata[kind].values():
            yield from (one["displayName"], one["description"])
            yield from _props(one["props"])


def _props(props: dict[str, Any]) -> Iterator[str]:
    for prop in props.values():
        yield prop["displayName"]
        if "description" in prop:
            yield prop["description"]
        options = prop.get("options")
        yield from (one["label"] for one in (options or {}).get("options", ()))


def test_the_sources_import_the_framework_alone(connector: Connector) -> None:
    """Activepieces no longer publishes its other packages, and its linter forbids them."""
    imported = set()
    for path, content in activepieces.emit(connector).tree.items():
        if path.endswith(".ts"):
            imported |= set(
                re.findall(r"^(?:import|export|\}).* from '([^.'][^']*)'", content.decode(), re.M)
            )
    assert imported == {"@activepieces/pieces-framework", "crypto", "timers/promises"}
