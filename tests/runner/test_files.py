"""Names that came over the wire are never paths."""

import pytest

from connector.runner.files import file_name


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
