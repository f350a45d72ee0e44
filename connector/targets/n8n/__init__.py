"""n8n: a community package of three nodes and two credentials.

What a person sees and what is sent are literals that a reviewer can read; what happens is a small
engine over core.ts, copied as it is.
"""

from __future__ import annotations

from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path

from connector.model import Connector
from connector.targets.base import Emitted, Packing, text
from connector.targets.n8n.credentials import emit_credentials, emit_settings
from connector.targets.n8n.names import names_of
from connector.targets.n8n.nodes import emit_nodes, nodes_of
from connector.targets.n8n.package import emit_package
from connector.targets.n8n.unsupported import supported

TITLE = "n8n community package"
PACKING: Packing | None = Packing(
    tools=Path(__file__).parent / "toolchain",
    commands=(("npm", "run", "--silent", "build"), ("npm", "pack", "--silent")),
    archive="*.tgz",
)


def emit(connector: Connector) -> Emitted:
    """The sources of the package, ready to be committed to its repository and built."""
    connector, diagnostics = supported(connector)
    names = names_of(connector)
    nodes = nodes_of(connector, names)
    tree = {
        f"credentials/{path}": content
        for path, content in emit_credentials(connector, names).items()
    }
    tree |= {f"nodes/{path}": content for path, content in emit_nodes(connector, names).items()}
    tree["nodes/shared/connector.ts"] = emit_settings(connector, names)
    tree |= emit_package(connector, names, nodes)
    emitted = {path: text(content) for path, content in tree.items()}
    return Emitted(dict(sorted((emitted | _copied()).items())), diagnostics)


def _copied() -> dict[str, bytes]:
    """The hand-written files, by their path in the package."""
    targets = files("connector.targets")
    here = targets / "n8n"
    return {
        **_files(here / "static", ""),
        **_files(here / "engine", "nodes/shared/"),
        **_files(targets / "core", "nodes/shared/core/"),
    }


def _files(folder: Traversable, prefix: str) -> dict[str, bytes]:
    found: dict[str, bytes] = {}
    for entry in folder.iterdir():
        if entry.is_dir():
            found |= _files(entry, f"{prefix}{entry.name}/")
        else:
            found[f"{prefix}{entry.name}"] = entry.read_bytes()
    return found
