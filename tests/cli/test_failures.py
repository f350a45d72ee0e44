"""What ends a command from outside: closed pipes, full disks, signals, damaged files."""

from __future__ import annotations

import os
import re
import signal
import sqlite3
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import pytest

from tests.cli.conftest import Run
from tests.conftest import Sandbox

CANARY = "canary-2f8e1c"


def start(*arguments: object, **how: Any) -> subprocess.Popen[str]:
    command = [sys.executable, "-m", "connector", *map(str, arguments)]
    how = {"stdout": subprocess.PIPE, "stderr": subprocess.PIPE, **how}
    return subprocess.Popen(command, text=True, env=os.environ, **how)


def wait_for_call(sandbox: Sandbox, path: str) -> None:
    for _ in range(200):
        if sandbox.calls(path):
            return
        time.sleep(0.05)
    raise AssertionError(f"no call of {path}")


def add_items(cli: Run, count: int) -> None:
    file = cli("run", "files.list", "-i", "folder=-1", "--json").json[0]["id"]
    for _ in range(count):
        assert cli("run", "queue.add_item", "-i", f"library_file={file}").code == 0


def test_a_reader_that_leaves_is_no_traceback(at_sandbox: Sandbox) -> None:
    with start("run", "printers.list", "--json") as process:
        assert process.stdout is not None
        process.stdout.close()
        assert process.stderr is not None
        assert process.stderr.read() == ""
        assert process.wait(timeout=20) == 1


@pytest.mark.skipif(not Path("/dev/full").is_char_device(), reason="asks Linux for a full disk")
def test_events_that_could_not_be_written_come_again(
    cli: Run, at_sandbox: Sandbox, tmp_path: Path
) -> None:
    poll = ("poll", "queue.item_added", "--state", tmp_path / "s", "--once", "--json")
    cli(*poll)
    add_items(cli, 2)
    with (
        Path("/dev/full").open("w") as full,
        start(*poll, stdout=full) as process,
    ):
        assert process.wait(timeout=20) == 1
        assert process.stderr is not None
        assert "No space left" in process.stderr.read()
    assert len(cli(*poll).out.splitlines()) == 2


def test_events_are_not_handed_over_to_nobody(
    cli: Run, at_sandbox: Sandbox, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    poll = ("poll", "queue.item_added", "--state", tmp_path / "s", "--once", "--json")
    cli(*poll)
    add_items(cli, 1)
    with monkeypatch.context() as closed:
        closed.setattr(sys, "stdout", None)
        assert cli(*poll).code == 1
    assert len(cli(*poll).out.splitlines()) == 1


def test_a_kill_between_keeping_and_printing_loses_no_event(
    cli: Run, at_sandbox: Sandbox, tmp_path: Path
) -> None:
    poll = ("poll", "queue.item_added", "--state", tmp_path / "s", "--once", "--json")
    cli(*poll)
    add_items(cli, 3)
    program = (
        "import os, signal, connector.cli.poll as poll, connector.cli\n"
        "poll._print = lambda *_: os.kill(os.getpid(), signal.SIGKILL)\n"
        "connector.cli.main()"
    )
    command = [sys.executable, "-c", program, *map(str, poll)]
    assert subprocess.run(command, env=os.environ).returncode == -signal.SIGKILL
    assert len(cli(*poll).out.splitlines()) == 3
    assert cli(*poll).out == ""


def test_an_interrupted_call_that_may_have_moved_a_machine_says_so(at_sandbox: Sandbox) -> None:
    at_sandbox.fault("latency", "*SendGcode", seconds=20)
    arguments = ("run", "printers.send_gcode", "-i", "printers=42", "-i", "gcode=G28")
    with start(*arguments) as process:
        wait_for_call(at_sandbox, "SendGcode")
        process.send_signal(signal.SIGINT)
        assert process.wait(timeout=10) == 130
        assert process.stderr is not None
        assert "may have been executed" in process.stderr.read()
    at_sandbox.control("reset", {})


def test_polling_ends_with_130_on_ctrl_c(at_sandbox: Sandbox, tmp_path: Path) -> None:
    with start("poll", "printers.state_changed", "--every", "5") as process:
        wait_for_call(at_sandbox, "printers/Get")
        time.sleep(0.3)
        process.send_signal(signal.SIGINT)
        assert process.wait(timeout=10) == 130
        assert process.stderr is not None
        assert "Traceback" not in process.stderr.read()


def test_a_damaged_state_file_is_one_line(cli: Run, at_sandbox: Sandbox, tmp_path: Path) -> None:
    state = tmp_path / "s"
    poll = ("poll", "queue.item_added", "--state", state, "--once")
    cli(*poll)
    with sqlite3.connect(state) as database:
        database.execute("UPDATE states SET state = '{}'")
    ran = cli(*poll)
    assert (ran.code, ran.out) == (1, "")
    assert re.fullmatch(r"error: .*/s holds a state that is not ours; name a new file\n", ran.err)


FAILING = [
    ("run", "account.test"),
    ("run", "account.test", "--dry-run"),
    ("run", "printers.pause", "-i", "printers=42", "--json"),
    ("call", "GET", "account/Test", "--json"),
    ("poll", "printers.state_changed", "--json", "--state", "{state}"),
    ("listen", "job.done", "--json"),
    ("run", "account.test", "--api-url", f"https://{CANARY}@example.com"),
    ("run", "account.test", "--access-token", CANARY),
    ("run", "account.test", "--plan", "none", "--json"),
    ("run", "account.test", "--company", "x"),
]


@pytest.mark.parametrize("arguments", FAILING, ids=lambda arguments: " ".join(arguments[:5]))
def test_the_key_is_nowhere(
    cli: Run,
    at_sandbox: Sandbox,
    monkeypatch: pytest.MonkeyPatch,
    tmp_path: Path,
    arguments: tuple[str, ...],
) -> None:
    """A key that the backend refuses, so that every one of these fails in its own way."""
    monkeypatch.setenv("SIMPLYPRINT_API_KEY", CANARY)
    at_sandbox.fault("html", "*", times=1)
    ran = cli(*(part.format(state=tmp_path / "s") for part in arguments))
    assert CANARY not in ran.out + ran.err
    assert ran.code in ((0,) if "--dry-run" in arguments else (1, 2, 4))
    for path in tmp_path.rglob("*"):
        assert path.is_dir() or CANARY.encode() not in path.read_bytes()


def test_a_traceback_of_the_library_does_not_show_the_key(
    at_sandbox: Sandbox, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SIMPLYPRINT_API_KEY", CANARY)
    program = (
        "from connector.runner import connect\n"
        "client = connect()\nprint(client, client.connection, vars(client.connection.__class__))\n"
        "client.run('printers.list', {})"
    )
    command = [sys.executable, "-c", program]
    ran = subprocess.run(command, capture_output=True, text=True, env=os.environ)
    assert "ApiError" in ran.stderr
    assert CANARY not in ran.stdout + ran.stderr
