"""The package as a whole: what n8n's gate says of it and what n8n's editor is told."""

from __future__ import annotations

import json
import shutil
from typing import TYPE_CHECKING

import pytest

from tests.platforms.n8n import packaging
from tests.platforms.n8n.packaging import BuiltPackage

if TYPE_CHECKING:
    from pathlib import Path

    from tests.platforms.n8n.runtime import N8nRuntime

pytestmark = pytest.mark.node


def test_scanner_finds_nothing(package: BuiltPackage, toolchain: Path) -> None:
    assert packaging.scan(package, toolchain) == []


def test_scan_covers_both_legs(package: BuiltPackage, toolchain: Path, tmp_path: Path) -> None:
    broken = BuiltPackage(tmp_path / "source", tmp_path / "packed")
    shutil.copytree(package.source, broken.source)
    shutil.copytree(package.packed, broken.packed)
    (broken.source / "nodes/extra.ts").write_text("// eslint-disable-next-line\nconsole.log(1);\n")
    (broken.packed / "dist/extra.js").write_text("eval('1');\n")
    findings = packaging.scan(broken, toolchain)
    assert {(found["leg"], found["file"], found["rule"]) for found in findings} == {
        ("source", "nodes/extra.ts", "no-console"),
        ("dist", "dist/extra.js", "@n8n/community-nodes/no-dangerous-functions"),
    }


def test_tarball_holds_what_users_need(package: BuiltPackage) -> None:
    files = {str(path.relative_to(package.packed)) for path in package.packed.rglob("*.*")}
    assert {
        "package.json",
        "README.md",
        "dist/icons/simplyprint-unofficial.svg",
        "dist/nodes/SimplyPrintUnofficial/SimplyPrintUnofficial.node.js",
        "dist/nodes/SimplyPrintUnofficial/SimplyPrintUnofficial.node.json",
    } <= files
    assert not [name for name in files if name.endswith((".ts", ".map", ".tgz"))]


def test_package_brings_no_dependencies(package: BuiltPackage) -> None:
    manifest = json.loads((package.packed / "package.json").read_text())
    assert "dependencies" not in manifest
    assert manifest["peerDependencies"] == {"n8n-workflow": "*"}


def test_editor_is_served_three_nodes_and_two_credentials(
    n8n: N8nRuntime, package: BuiltPackage
) -> None:
    loaded = n8n.call("load", folder=str(package.packed))
    assert [node["name"] for node in loaded["nodes"]] == [
        "simplyPrintUnofficial",
        "simplyPrintUnofficialPollTrigger",
        "simplyPrintUnofficialTrigger",
    ]
    assert [credential["name"] for credential in loaded["credentials"]] == [
        "simplyPrintUnofficialApi",
        "simplyPrintUnofficialOAuth2Api",
    ]
