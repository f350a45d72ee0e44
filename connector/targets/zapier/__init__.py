"""Zapier: an integration for its developer platform, once for API keys and once for OAuth2.

What a person sees and what is sent are literals that a reviewer can read; what happens is a small
engine over core.ts, copied as it is.
"""

from __future__ import annotations

from pathlib import Path

from connector.model import Connector
from connector.targets.base import Archive, Emitted, Packing, text
from connector.targets.copied import copied_files
from connector.targets.zapier.app import emit_app
from connector.targets.zapier.authentication import emit_authentication, emit_settings
from connector.targets.zapier.fields import searches_of
from connector.targets.zapier.names import TARGET, dropdown_key, key_of
from connector.targets.zapier.operations import emit_operation, is_search
from connector.targets.zapier.package import emit_package
from connector.targets.zapier.triggers import emit_dropdown, emit_trigger
from connector.targets.zapier.unsupported import supported

TITLE = "Zapier integration"
PACKING: Archive = Packing(
    tools=Path(__file__).parent / "toolchain",
    commands=(
        ("npm", "run", "--silent", "build"),
        ("node", str(Path(__file__).parent / "packing" / "pack.cjs")),
    ),
    archive="*.zip",
)


def emit(connector: Connector) -> Emitted:
    """The sources of the integration, ready to be committed to its repository and built."""
    shown, diagnostics = supported(connector)
    searches = searches_of(shown)
    tree = {"app.ts": emit_app(shown), "engine/connector.ts": emit_settings(connector)}
    tree |= {f"authentication/{n}": made for n, made in emit_authentication(connector).items()}
    for action in shown.actions:
        folder = "searches" if is_search(action) else "creates"
        tree[f"{folder}/{key_of(action.name)}.ts"] = emit_operation(action, shown, searches)
    for trigger in shown.triggers:
        tree[f"triggers/{key_of(trigger.name)}.ts"] = emit_trigger(trigger, shown, searches)
    for picker in shown.pickers:
        tree[f"dropdowns/{dropdown_key(picker.name)}.ts"] = emit_dropdown(picker)
    files = {f"src/{path}": made for path, made in tree.items()} | emit_package(shown)
    emitted = {path: text(content) for path, content in files.items()}
    return Emitted(
        dict(sorted((emitted | copied_files(TARGET, "src/engine")).items())), diagnostics
    )
