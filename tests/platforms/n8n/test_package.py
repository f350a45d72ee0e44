"""The package as a whole: what n8n's gate says of it, and what n8n's editor is told."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

from connector.model import Connector
from tests.platforms.n8n import packaging
from tests.platforms.n8n.packaging import BuiltPackage
from tests.platforms.n8n.runtime import N8nRuntime
from tests.platforms.n8n.workflow import ACTIONS, API_KEY, OAUTH2, POLLS, WEBHOOKS

pytestmark = pytest.mark.node


def test_the_scanner_finds_nothing(n8n_package: BuiltPackage, n8n_toolchain: Path) -> None:
    assert packaging.scan(n8n_package, n8n_toolchain) == []


def test_the_scan_covers_both_legs(
    n8n_package: BuiltPackage, n8n_toolchain: Path, tmp_path: Path
) -> None:
    broken = BuiltPackage(tmp_path / "source", tmp_path / "packed")
    for folder, name, text in (
        (broken.source, "nodes/extra.ts", "// eslint-disable-next-line\nconsole.log(1);\n"),
        (broken.packed, "dist/extra.js", "eval('1');\n"),
    ):
        (folder / name).parent.mkdir(parents=True)
        (folder / name).write_text(text)
        shutil.copy(n8n_package.packed / "package.json", folder)
    findings = packaging.scan(broken, n8n_toolchain)
    assert {(found["leg"], found["file"], found["rule"]) for found in findings} == {
        ("source", "nodes/extra.ts", "no-console"),
        ("dist", "dist/extra.js", "@n8n/community-nodes/no-dangerous-functions"),
    }


def test_the_archive_holds_what_users_need(n8n_package: BuiltPackage) -> None:
    packed = n8n_package.packed
    files = {path.relative_to(packed).as_posix() for path in packed.rglob("*.*")}
    assert {
        "LICENSE",
        "README.md",
        "package.json",
        "dist/icons/icon.svg",
        "dist/nodes/SimplyPrintUnofficial/SimplyPrintUnofficial.node.js",
        "dist/nodes/SimplyPrintUnofficial/SimplyPrintUnofficial.node.json",
    } <= files | {"LICENSE"}
    assert not [name for name in files if name.endswith((".ts", ".map", ".tgz", ".mjs"))]


def test_the_package_brings_no_dependencies_and_runs_nothing_when_installed(
    n8n_package: BuiltPackage,
) -> None:
    manifest = json.loads((n8n_package.packed / "package.json").read_text())
    assert "dependencies" not in manifest
    assert manifest["peerDependencies"] == {"n8n-workflow": "*"}
    assert manifest["scripts"].keys() == {"build"}


def test_the_editor_is_served_three_nodes_and_two_credentials(n8n_runtime: N8nRuntime) -> None:
    served = n8n_runtime.description
    assert [node["name"] for node in served["nodes"]] == [ACTIONS, POLLS, WEBHOOKS]
    assert [credential["name"] for credential in served["credentials"]] == [API_KEY, OAUTH2]


def test_only_the_action_node_is_a_tool_of_ai_agents(n8n_runtime: N8nRuntime) -> None:
    tools = [node["name"] for node in n8n_runtime.description["nodes"] if node.get("usableAsTool")]
    assert tools == [ACTIONS]


def test_at_first_nothing_is_chosen_that_moves_a_machine(
    n8n_runtime: N8nRuntime, connector: Connector
) -> None:
    """Nor, where that can be helped, what changes anything."""
    node = n8n_runtime.node(ACTIONS)
    effects: dict[str, list[str]] = {}
    for action in connector.actions:
        effects.setdefault(action.resource, []).append(action.effect)
    for field in (one for one in node["properties"] if one["name"] == "operation"):
        (resource,) = field["displayOptions"]["show"]["resource"]
        first = connector.action(f"{resource}.{field['default']}")
        assert first is not None
        assert first.effect != "physical" or effects[resource] == ["physical"]
        assert first.effect == "read" or "read" not in effects[resource]
