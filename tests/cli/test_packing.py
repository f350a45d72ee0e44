"""`connector pack`: the archive of a target, without a network."""

from __future__ import annotations

from pathlib import Path

import pytest

from connector.cli import toolchain
from connector.cli.packing import make_archive
from connector.targets.base import Packing
from tests.cli.conftest import Run

TREE = {"a.txt": b"one\n", "deep/b.txt": b"two\n"}
TAR = ("tar", "--create", "--file", "packed.tar", "a.txt", "deep")


@pytest.fixture
def packing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Packing:
    """Tools that are installed already."""
    tools = tmp_path / "tools"
    (tools / "node_modules").mkdir(parents=True)
    monkeypatch.setattr(toolchain, "install", lambda _: tools)
    monkeypatch.setattr(toolchain, "require_node", lambda: None)
    return Packing(tools=tmp_path, commands=(TAR,), archive="*.tar")


def test_the_archive_is_put_into_the_folder(packing: Packing, tmp_path: Path) -> None:
    archive = make_archive(packing, TREE, tmp_path / "out" / "here")
    assert archive == tmp_path / "out" / "here" / "packed.tar"
    assert b"two\n" in archive.read_bytes()


def test_an_older_archive_is_replaced(packing: Packing, tmp_path: Path) -> None:
    make_archive(packing, TREE, tmp_path)
    archive = make_archive(packing, {**TREE, "a.txt": b"three\n"}, tmp_path)
    assert b"three\n" in archive.read_bytes()


def test_without_node_one_line_says_what_to_install(
    cli: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", "")
    ran = cli("pack", "n8n", "--out", tmp_path)
    assert ran.code == 1
    assert ran.err.splitlines() == ["error: node and npm are not on the path; install Node.js 20+"]


def test_a_target_without_an_archive_says_so(cli: Run) -> None:
    ran = cli("pack", "openapi")
    assert ran.code == 2
    assert "needs no archive" in ran.err
