"""The lines for the shell run as they are printed."""

from __future__ import annotations

import shlex
from pathlib import Path

import pytest

from connector.cli.given import read_given
from connector.docs.shell import shell_line
from connector.model import Action, Connector, Input, Output
from connector.spec.load import load
from connector.spec.locate import locate
from connector.wire.inputs import read_inputs


@pytest.fixture(scope="module")
def connector() -> Connector:
    loaded = load(locate()).connector
    assert loaded is not None
    return loaded


def test_every_line_gives_inputs_that_the_action_takes(
    connector: Connector, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "part.gcode").write_text("G28\n")
    for action in connector.actions:
        command, verb, name, *options = shlex.split(shell_line(action))
        assert (command, verb, name) == ("connector", "run", action.name)
        assert options[::2] == ["-i"] * (len(options) // 2)
        given = read_given(tuple(options[1::2]), None, action.inputs)
        read_inputs(action.inputs, given, action.one_of, action.any_of)


def test_a_value_cannot_leave_its_quotes() -> None:
    evil = Input("note", "Note", "text", required=True, placeholder="'; rm -rf ~ #")
    action = Action("lamps.add", "Add lamp", "Adds a lamp.", "write", Output(), inputs=(evil,))
    assert shlex.split(shell_line(action))[-1] == "note='; rm -rf ~ #"
