"""The worked example in AGENTS.md works: its blocks, applied in order to a copy of the spec, are
sound, build for every target, and behave as its own cases and the page say."""

from __future__ import annotations

import importlib.util
import re
import shutil
from pathlib import Path

import click
import pytest
import requests
from click.testing import CliRunner, Result

from connector.cli.build import build
from connector.cli.check import check as check_spec
from connector.diagnostics import Diagnostics
from connector.sandbox import SandboxServer
from connector.sandbox.routes import TABLES
from connector.spec.cases import read_cases
from connector.spec.load import load
from connector.spec.locate import SpecRoot
from connector.spec.memo import Memo
from connector.spec.openapi import read_api
from connector.targets.registry import targets
from tests.case_player import check
from tests.implementations.python import PythonWire
from tests.spec import upstream

ROOT = Path(__file__).parents[1]
ACTION, PATH = "printers.set_nickname", "printers/SetNickname"
BLOCK = re.compile(
    r"^```\w+\n# ([\w/.]+), ([\w ]+?)(?: `([^`\n]+)`)?\n(.*?)^```$", re.MULTILINE | re.DOTALL
)
BLOCKS = BLOCK.findall((ROOT / "AGENTS.md").read_text(encoding="utf-8"))


def apply(folder: Path, block: tuple[str, str, str, str]) -> None:
    """Put a block into a copy of the checkout, where its first line says."""
    name, where, line, text = block
    path = folder / name
    if where == "a new file":
        assert not path.exists()
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
        return
    old = path.read_text(encoding="utf-8")
    if where == "at the end":
        path.write_text(old + text, encoding="utf-8")
        return
    assert where == "below"
    assert old.count(f"\n{line}\n") + old.startswith(f"{line}\n") == 1
    head, _, tail = f"\n{old}".partition(f"\n{line}\n")
    path.write_text(f"{head}\n{line}\n{text}{tail}".removeprefix("\n"), encoding="utf-8")


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the spec with the whole example applied."""
    made = copy_to(tmp_path_factory.mktemp("example"))
    for block in BLOCKS:
        apply(made, block)
    return made


def copy_to(folder: Path) -> Path:
    for part in ("specs", "actions", "triggers", "tests/cases"):
        shutil.copytree(ROOT / part, folder / part)
    return folder


def run(command: click.Command, folder: Path, *arguments: object) -> Result:
    """A command on a copy of the spec, with a memory of its own."""
    memory = {"CONNECTOR_CACHE": str(folder / "cache")}
    given = [str(one) for one in ("--root", folder, *arguments)]
    return CliRunner(env=memory).invoke(command, given)


def test_the_page_has_the_blocks_of_the_example() -> None:
    assert [name.split("/")[0] for name, *_ in BLOCKS] == [
        *("specs", "specs", "specs", "actions", "tests", "connector")
    ]


def test_it_is_sound(folder: Path) -> None:
    connector = load(SpecRoot(ROOT)).connector
    assert connector is not None
    checked = run(check_spec, folder)
    assert checked.output.startswith(f"{len(connector.actions) + 1} actions and ")
    assert checked.exit_code == 0


def test_without_its_cases_one_finding_says_so(tmp_path: Path) -> None:
    made = copy_to(tmp_path)
    for block in BLOCKS[:4]:
        apply(made, block)
    findings = load(SpecRoot(made), thorough=True).diagnostics.items
    assert [(item.at.file, item.code) for item in findings] == [(BLOCKS[3][0], "L412")]


def test_every_target_is_built_with_it(folder: Path, tmp_path: Path) -> None:
    built = run(build, folder, "--out", tmp_path)
    assert built.exit_code == 0, built.output
    for name in targets():
        files = [path for path in (tmp_path / name).rglob("*") if path.is_file()]
        assert any("SetNickname" in path.read_text(encoding="utf-8") for path in files), name


def test_its_cases_hold(folder: Path) -> None:
    root = SpecRoot(folder)
    connector = load(root).connector
    assert connector is not None
    cases = [case for case in read_cases(root, Diagnostics()) if case.subject == ACTION]
    shown = {key for case in cases for key in case.data}
    assert {"output", "error", "invalid"} <= shown
    for case in cases:
        check(case.data, PythonWire(), connector)


def test_its_facts_are_those_of_the_source(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(upstream, "UPSTREAM", folder / "specs" / "upstream")
    api = read_api(SpecRoot(folder), Diagnostics(), Memo())
    assert api is not None
    assert upstream.pinned_endpoints()[PATH] == upstream.described_endpoints(api)[PATH]


def test_the_sandbox_serves_it(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    made = importlib.util.spec_from_file_location("nicknames", folder / BLOCKS[-1][0])
    assert made is not None
    assert made.loader is not None
    module = importlib.util.module_from_spec(made)
    made.loader.exec_module(module)
    monkeypatch.setitem(TABLES["api"], PATH, module.ENDPOINTS[PATH])  # type: ignore[arg-type]
    with SandboxServer() as server:
        headers = {"X-API-KEY": server.key}
        base = f"{server.url}/api/{server.company}"
        for printer, taken in ((42, True), (9, False)):
            url, nickname = f"{base}/{PATH}?pid={printer}", {"nickname": "Left"}
            answer = requests.post(url, json=nickname, headers=headers, timeout=10).json()
            assert answer["status"] is taken
        shown = requests.get(f"{base}/printers/Get?pid=42", headers=headers, timeout=10).json()
        assert shown["data"]["printer"]["name"] == "Left"
