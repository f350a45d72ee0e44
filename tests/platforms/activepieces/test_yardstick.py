"""The emitter against the piece it was written after.

`handwritten/` was a whole piece first, written by hand until the framework took it. What the
emitter copies unchanged lives with the emitter now; what it makes is here, and whoever changes the
emitter changes this by hand as well and looks at the difference.
"""

from __future__ import annotations

from pathlib import Path

from connector.cli.tree import differences
from connector.model import Connector
from connector.targets import activepieces
from connector.targets.activepieces.names import TARGET
from connector.targets.copied import copied_files
from tests.platforms.reduced import reduced

HANDWRITTEN = Path(__file__).parent / "handwritten"
TRIGGERS = {"job.done", "printers.state_changed"}
PICKERS = {"printers", "queue_groups"}


def test_the_emitter_makes_what_was_written_by_hand(connector: Connector) -> None:
    emitted = activepieces.emit(reduced(connector, "activepieces", TRIGGERS, PICKERS))
    copied = copied_files(TARGET, activepieces.ENGINE)
    made = {path: emitted.tree[path] for path in emitted.tree.keys() - copied.keys()}
    assert differences(made, HANDWRITTEN) == []
    assert emitted.diagnostics == ()
