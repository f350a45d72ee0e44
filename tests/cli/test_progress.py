"""The bar of an upload: one for all parts, ended in every case."""

from __future__ import annotations

import io

from connector.cli.progress import UploadBar
from connector.wire.messages import FileInput

FILE = FileInput("cube.gcode", 200)


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


def test_a_bar_reaches_the_end_across_parts() -> None:
    terminal = Terminal()
    bar = UploadBar(terminal)
    for position in (50, 100, 150, 200):
        bar.show(FILE, position)
    assert "100%" in terminal.getvalue()
    assert terminal.getvalue().count("\n") == 1


def test_a_bar_that_stops_half_way_ends_its_line() -> None:
    terminal = Terminal()
    bar = UploadBar(terminal)
    bar.show(FILE, 100)
    bar.close()
    bar.close()
    assert "50%" in terminal.getvalue()
    assert terminal.getvalue().count("\n") == 1
