"""n8n: a community package of three nodes and two credentials.

What a person sees and what is sent are literals that a reviewer can read; what happens is a small
engine over core.ts, copied as it is.
"""

from __future__ import annotations

from pathlib import Path

from connector.model import Connector
from connector.targets.base import Archive, Emitted, Packing, text
from connector.targets.copied import copied_files
from connector.targets.n8n.credentials import emit_credentials, emit_settings
from connector.targets.n8n.names import TARGET, names_of
from connector.targets.n8n.nodes import emit_nodes, nodes_of
from connector.targets.n8n.package import emit_package
from connector.targets.n8n.unsupported import supported

TITLE = "n8n community package"
PACKING: Archive = Packing(
    tools=Path(__file__).parent / "toolchain",
    commands=(("npm", "run", "--silent", "build"), ("npm", "pack", "--silent")),
    archive="*.tgz",
)


def emit(connector: Connector) -> Emitted:
    """The sources of the package, ready to be committed to its repository and built."""
    names = names_of(connector)
    shown, diagnostics = supported(connector)
    nodes = nodes_of(shown, names)
    tree = {
        f"credentials/{path}": content
        for path, content in emit_credentials(connector, names).items()
    }
    tree |= {f"nodes/{path}": content for path, content in emit_nodes(shown, names, nodes).items()}
    tree["nodes/shared/connector.ts"] = emit_settings(connector, names)
    tree |= emit_package(shown, names, nodes)
    emitted = {path: text(content) for path, content in tree.items()}
    return Emitted(
        dict(sorted((emitted | copied_files(TARGET, "nodes/shared")).items())), diagnostics
    )
