"""The emitter against the package it was written after.

`handwritten/` was a whole package first, written by hand until n8n's scanner and runtime accepted
it. What the emitter copies unchanged lives with the emitter now; what it makes is here, and
whoever changes the emitter changes this by hand as well and looks at the difference.
"""

from __future__ import annotations

from pathlib import Path

from connector.cli.tree import differences
from connector.model import Connector
from connector.targets import n8n
from connector.targets.copied import copied_files
from tests.platforms.reduced import reduced

HANDWRITTEN = Path(__file__).parent / "handwritten"
TRIGGERS = {"job.done", "printers.state_changed", "queue.add_item"}
PICKERS = {"printer_groups", "printers", "queue_groups", "users"}


def test_the_emitter_makes_what_was_written_by_hand(connector: Connector) -> None:
    emitted = n8n.emit(reduced(connector, "n8n", TRIGGERS, PICKERS))
    made = {
        path: emitted.tree[path]
        for path in emitted.tree.keys() - copied_files("n8n", "nodes/shared").keys()
    }
    assert differences(made, HANDWRITTEN) == []
    assert emitted.diagnostics == ()
