"""The emitted n8n package in n8n-core: python -m bench n8n

Beside it stands a node that does the same call with n8n's own helper and nothing else, which is
what its HTTP Request node comes down to. That node itself comes only with all others in
n8n-nodes-base and their dependencies, so it is not installed for this. Both run in one process, in
turns, against the sandbox; the tool-chain is the one of the tests.
"""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from bench.measure import Row
from connector.cli.toolchain import install
from connector.sandbox import SandboxServer, Settings
from connector.spec.load import load
from connector.spec.locate import locate
from connector.targets import n8n as target
from tests.platforms import node_process
from tests.platforms.n8n import fixtures, packaging, runtime
from tests.platforms.n8n.workflow import ACTIONS, API_KEY

HARNESS = Path(__file__).parent / "n8n_harness.cjs"
TIMES = 60

OPERATIONS: dict[str, tuple[dict[str, Any], dict[str, Any]]] = {
    "account.test": (
        {"resource": "account", "operation": "test"},
        {"method": "GET", "path": "account/Test"},
    ),
    "printers.list of 250": (
        {"resource": "printers", "operation": "list", "returnAll": True},
        {"method": "POST", "path": "printers/Get", "pages": 3},
    ),
    "printers.send_gcode": (
        {
            "resource": "printers",
            "operation": "send_gcode",
            "printers": {"__rl": True, "mode": "id", "value": 42},
            "gcode": "M105",
        },
        {
            "method": "POST",
            "path": "printers/actions/SendGcode",
            "query": {"pid": 42},
            "body": {"gcode": ["M105"]},
        },
    ),
}


def measure() -> list[Row]:
    connector = load(locate()).connector
    assert connector is not None
    tree = target.emit(connector).tree
    with tempfile.TemporaryDirectory() as scratch:
        folder = Path(scratch)
        package = packaging.build(tree, folder)
        (archive,) = folder.glob("*.tgz")
        rows = [*_sizes(package.packed, archive, len(connector.actions))]
        with SandboxServer(Settings(rate_limit=0, printers=250, plan="enterprise")) as sandbox:
            rows += _runs(package.packed, folder / "home", sandbox)
    return rows


def _sizes(packed: Path, archive: Path, operations: int) -> Iterator[Row]:
    unpacked = sum(path.stat().st_size for path in packed.rglob("*") if path.is_file()) / 1000
    yield Row("n8n: package, unpacked", unpacked, None, "kB")
    yield Row("n8n: package, unpacked, per operation", unpacked / operations, None, "kB")
    yield Row("n8n: archive", archive.stat().st_size / 1000, None, "kB")


def _runs(packed: Path, home: Path, sandbox: SandboxServer) -> Iterator[Row]:
    environment = runtime.environment_of(home, "filesystem")
    fields = {
        "apiKey": sandbox.key,
        "companyId": str(sandbox.company),
        "apiUrl": f"{sandbox.url}/api/",
    }
    with node_process.running(HARNESS, install(fixtures.TOOLCHAIN), environment) as process:
        loaded = process.call("load", folder=str(packed))
        yield Row("n8n: load the package", loaded["ms"], None, "ms")
        yield Row("n8n: load the package, memory", loaded["mb"], None, "MB")
        for name, (ours, plain) in OPERATIONS.items():
            base = f"{sandbox.url}/api/{sandbox.company}/"
            asked = {"parameters": ours, "credentials": {API_KEY: fields}, "node": ACTIONS}
            taken = process.call("race", times=TIMES, plain={**plain, "base": base}, **asked)
            for unit in ("ms", "MB"):
                what = "memory allocated" if unit == "MB" else "CPU"
                figures = taken["ours"][unit], taken["plain"][unit]
                yield Row(f"n8n: {name}, {what}", *figures, unit, "n8n's helper alone, same call")
