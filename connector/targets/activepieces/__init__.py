"""Activepieces: a piece, built into one file of code that needs nothing else.

What a person sees and what is sent are literals that a reviewer can read; what happens is a small
engine over core.ts, copied as it is.
"""

from __future__ import annotations

from pathlib import Path

from connector.model import Connector
from connector.targets.activepieces.actions import emit_actions
from connector.targets.activepieces.auth import emit_auth, emit_settings
from connector.targets.activepieces.names import TARGET, names_of
from connector.targets.activepieces.package import emit_package
from connector.targets.activepieces.piece import emit_index, emit_pickers, emit_translation
from connector.targets.activepieces.triggers import emit_triggers
from connector.targets.activepieces.unsupported import supported
from connector.targets.base import Archive, Emitted, Packing, text
from connector.targets.copied import copied_files

TITLE = "Activepieces piece"
PACKING: Archive = Packing(
    tools=Path(__file__).parent / "toolchain",
    commands=(("npm", "run", "--silent", "build"), ("npm", "pack", "--silent", "./dist")),
    archive="*.tgz",
)
ENGINE = "src/lib/common"


def emit(connector: Connector) -> Emitted:
    """The sources of the piece, ready to be committed to its repository and built."""
    names = names_of(connector)
    shown, diagnostics = supported(connector)
    actions = emit_actions(shown.actions, shown.pickers)
    triggers = emit_triggers(shown.triggers, shown.pickers)
    tree = {
        **{f"src/lib/actions/{path}": content for path, content in actions.items()},
        **{f"src/lib/triggers/{path}": content for path, content in triggers.items()},
        f"{ENGINE}/connector.ts": emit_settings(connector, names),
        f"{ENGINE}/pickers.ts": emit_pickers(shown),
        "src/index.ts": emit_index(shown, names),
        "src/lib/auth.ts": emit_auth(connector),
        "src/i18n/translation.json": emit_translation(shown),
        **emit_package(shown, names),
    }
    emitted = {path: text(content) for path, content in tree.items()}
    everything = emitted | copied_files(TARGET, ENGINE)
    return Emitted(dict(sorted(everything.items())), diagnostics)
