"""The installer of Node tool-chains, without a network."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from tests.platforms import toolchain

if TYPE_CHECKING:
    from pathlib import Path

PLATFORMS = sorted(path.parent.name for path in toolchain.PLATFORMS.glob("*/toolchain"))


@pytest.mark.parametrize("name", PLATFORMS)
def test_lock_pins_bytes_but_no_addresses(name: str) -> None:
    path = toolchain.PLATFORMS / name / "toolchain" / "package-lock.json"
    packages = json.loads(path.read_text())["packages"]
    locked = [package for place, package in packages.items() if place]
    assert not [package for package in locked if "resolved" in package]
    assert all("integrity" in package for package in locked)


def test_installed_toolchain_is_used_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CONNECTOR_TOOLCHAINS", str(tmp_path))
    installs: list[Path] = []
    monkeypatch.setattr(toolchain, "_npm_ci", installs.append)
    first = toolchain.install("n8n")
    assert toolchain.install("n8n") == first
    assert first.parent == tmp_path
    assert len(installs) == 1


def test_failed_install_leaves_no_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(_: Path) -> None:
        raise toolchain.ToolchainError("npm failed")

    monkeypatch.setenv("CONNECTOR_TOOLCHAINS", str(tmp_path))
    monkeypatch.setattr(toolchain, "_npm_ci", fail)
    with pytest.raises(toolchain.ToolchainError, match="npm failed"):
        toolchain.install("n8n")
    assert [path for path in tmp_path.iterdir() if path.is_dir()] == []


def test_missing_node_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CONNECTOR_TOOLCHAINS", str(tmp_path))
    monkeypatch.setenv("PATH", "")
    with pytest.raises(toolchain.ToolchainError, match=r"install Node\.js 20\+"):
        toolchain.install("n8n")
