"""The installer of Node tool-chains, without a network."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from connector.cli import toolchain

ROOT = Path(__file__).parents[2]
LOCKS = sorted(
    path
    for folder in ("connector", "tests")
    for path in (ROOT / folder).rglob("toolchain/package-lock.json")
)


@pytest.fixture
def source(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A tool-chain, and an empty place to install it to."""
    monkeypatch.setenv("CONNECTOR_TOOLCHAINS", str(tmp_path / "installed"))
    folder = tmp_path / "lamp" / "toolchain"
    folder.mkdir(parents=True)
    for name in ("package.json", "package-lock.json"):
        (folder / name).write_text("{}\n")
    return folder


@pytest.mark.parametrize("lock", LOCKS, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_every_lock_pins_the_bytes(lock: Path) -> None:
    packages = json.loads(lock.read_text())["packages"]
    assert all("integrity" in package for place, package in packages.items() if place)


def test_an_installed_toolchain_is_used_again(
    source: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    installs: list[Path] = []
    monkeypatch.setattr(toolchain, "_npm_ci", installs.append)
    first = toolchain.install(source)
    assert toolchain.install(source) == first
    assert first.parent == tmp_path / "installed"
    assert first.name.startswith("lamp-")
    assert len(installs) == 1


def test_another_lock_is_another_toolchain(source: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(toolchain, "_npm_ci", lambda _: None)
    first = toolchain.install(source)
    (source / "package-lock.json").write_text('{"packages": {}}\n')
    assert toolchain.install(source) != first


def test_a_failed_install_leaves_no_folder(
    source: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(_: Path) -> None:
        raise toolchain.ToolchainError("npm failed")

    monkeypatch.setattr(toolchain, "_npm_ci", fail)
    with pytest.raises(toolchain.ToolchainError, match="npm failed"):
        toolchain.install(source)
    assert [path for path in (tmp_path / "installed").iterdir() if path.is_dir()] == []


def test_missing_node_is_named(source: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "")
    with pytest.raises(toolchain.ToolchainError, match=r"install Node\.js 20\+"):
        toolchain.install(source)


def test_a_failing_command_says_what_it_said(tmp_path: Path) -> None:
    with pytest.raises(toolchain.ToolchainError, match="`false` failed in"):
        toolchain.run(["false"], tmp_path)
