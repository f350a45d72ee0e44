"""Names that came over the wire are never paths."""

import errno
import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from connector.runner.files import file_name, keep


@pytest.mark.parametrize(
    ("header", "name"),
    [
        ('attachment; filename="cube.gcode"', "cube.gcode"),
        ("attachment; filename=cube.gcode", "cube.gcode"),
        ('attachment; filename="../../etc/passwd"', "passwd"),
        ('attachment; filename="..\\\\..\\\\boot.ini"', "boot.ini"),
        ('attachment; filename=".."', "fallback"),
        ('attachment; filename=""', "fallback"),
        ("attachment", "fallback"),
        ("", "fallback"),
    ],
)
def test_a_file_name_is_only_a_name(header: str, name: str) -> None:
    assert file_name(header, "fallback") == name


def test_a_device_is_not_replaced(tmp_path: Path) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    with pytest.raises(FileExistsError, match="not a file"):
        keep([b"x"], "name", "text/plain", pipe)
    assert pipe.is_fifo()


def test_a_file_of_the_folder_is_not_replaced(tmp_path: Path) -> None:
    (tmp_path / "name").write_text("mine")
    with pytest.raises(FileExistsError, match="--output"):
        keep([b"x"], "name", "text/plain", tmp_path)
    assert (tmp_path / "name").read_text() == "mine"


def test_a_full_disk_leaves_nothing_behind(tmp_path: Path) -> None:
    def pieces() -> Iterator[bytes]:
        yield b"x"
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    with pytest.raises(OSError, match="No space"):
        keep(pieces(), "name", "text/plain", tmp_path)
    assert list(tmp_path.iterdir()) == []
