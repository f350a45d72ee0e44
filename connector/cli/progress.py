"""The progress of an upload, as a bar on a terminal."""

from __future__ import annotations

from typing import Any, TextIO

import click

from connector.wire.messages import FileInput


class UploadBar:
    """One bar for a file, however many parts it goes in; drawn only on a terminal."""

    def __init__(self, stream: TextIO) -> None:
        self._stream = stream
        self._bar: Any = None

    def show(self, file: FileInput, position: int) -> None:
        """Move the bar to `position` bytes of the file."""
        if self._bar is None:
            self._bar = click.progressbar(
                length=file.size, label=file.name, show_pos=False, file=self._stream
            )
            self._bar.render_progress()
        self._bar.update(position - self._bar.pos)
        if position >= file.size:
            self.close()

    def close(self) -> None:
        """End the bar's line, wherever it stands, and give the cursor back."""
        if self._bar is not None:
            self._bar.render_finish()
            self._bar = None
