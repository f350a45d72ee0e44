"""Activepieces' linter on the sources of the piece."""

from __future__ import annotations

import json
import os
import subprocess
from pathlib import Path

import pytest

from connector.cli.toolchain import install
from connector.cli.tree import write_tree
from connector.model import Connector
from connector.targets import activepieces

pytestmark = pytest.mark.node

HERE = Path(__file__).parent
BAD = b"import { isNil } from '@activepieces/shared';\nexport const bad: any = isNil(1);\n"


def test_the_linter_finds_nothing_but_what_was_put_there(
    connector: Connector, tmp_path: Path
) -> None:
    tree = activepieces.emit(connector).tree
    write_tree({**tree, "src/bad.ts": BAD}, tmp_path)
    modules = install(HERE / "toolchain") / "node_modules"
    command = ["node", str(HERE / "harness" / "lint.cjs"), str(tmp_path)]
    environment = {**os.environ, "NODE_PATH": str(modules)}
    done = subprocess.run(command, env=environment, capture_output=True, text=True, check=True)
    told = json.loads(done.stdout)
    assert told["files"] == sum(path.endswith(".ts") for path in tree) + 1
    assert {(one["file"], one["rule"]) for one in told["findings"]} == {
        ("src/bad.ts", "no-restricted-imports"),
        ("src/bad.ts", "@typescript-eslint/no-explicit-any"),
    }
