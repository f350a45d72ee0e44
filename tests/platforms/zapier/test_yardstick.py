"""The emitter against the integration it was written after.

`handwritten/` was a whole integration first, until Zapier's core accepted and ran it. What the
emitter copies unchanged lives with the emitter now; what it makes is here, and whoever changes the
emitter changes this by hand as well and looks at the difference.
"""

from __future__ import annotations

from pathlib import Path

from connector.cli.tree import differences
from connector.model import Connector
from connector.targets import zapier
from connector.targets.copied import copied_files
from tests.platforms.reduced import reduced

HANDWRITTEN = Path(__file__).parent / "handwritten"
TRIGGERS = {"job.done", "printers.state_changed"}
PICKERS = {"printer_groups", "printers"}


def test_the_emitter_makes_what_was_written_by_hand(connector: Connector) -> None:
    emitted = zapier.emit(reduced(connector, "zapier", TRIGGERS, PICKERS))
    copied = copied_files("zapier", "src/engine")
    made = {path: emitted.tree[path] for path in emitted.tree.keys() - copied.keys()}
    assert differences(made, HANDWRITTEN) == []
    assert [item.code for item in emitted.diagnostics] == ["T103"]
