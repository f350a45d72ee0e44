"""`connector listen` as a process of its own: registers, prints, unregisters."""

from __future__ import annotations

import json
import os
import signal
import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager

import pytest

from tests.cli.conftest import Run
from tests.conftest import Sandbox


@contextmanager
def listening(*more: str) -> Iterator[subprocess.Popen[str]]:
    """A listener that has registered its webhook; the block ends it."""
    command = [sys.executable, "-m", "connector", "listen", "queue.add_item", "--json", *more]
    with subprocess.Popen(
        command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, env=os.environ
    ) as process:
        assert process.stderr is not None
        assert "Listening" in process.stderr.readline()
        yield process


def stop(process: subprocess.Popen[str], number: signal.Signals) -> tuple[int, str]:
    """The exit code and what was said on standard error."""
    process.send_signal(number)
    assert process.stderr is not None
    return process.wait(timeout=10), process.stderr.read()


def add_item(cli: Run) -> int:
    file = cli("run", "files.list", "-i", "folder=-1", "--json").json[0]["id"]
    added = cli("run", "queue.add_item", "-i", f"library_file={file}", "--json").json
    return int(added["id"])


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
def test_listen_prints_deliveries_and_leaves_no_webhook_behind(
    cli: Run, at_sandbox: Sandbox, number: signal.Signals
) -> None:
    with listening() as process:
        assert len(at_sandbox.control("state")["webhooks"]) == 1
        added = add_item(cli)
        assert process.stdout is not None
        delivered = json.loads(process.stdout.readline())
        assert stop(process, number) == (0, "")
    assert delivered["data"]["queue_item"]["id"] == added
    assert at_sandbox.control("state")["webhooks"] == []


@pytest.mark.parametrize("path", ["*webhooks/Create", "*webhooks/Delete"])
def test_a_lost_answer_leaves_no_webhook_behind(at_sandbox: Sandbox, path: str) -> None:
    at_sandbox.fault("reset_after", path)
    with listening() as process:
        assert stop(process, signal.SIGTERM) == (0, "")
    assert at_sandbox.control("state")["webhooks"] == []
    assert len(at_sandbox.calls("webhooks/Create")) == 1


def test_a_webhook_that_stays_behind_is_named(at_sandbox: Sandbox) -> None:
    at_sandbox.fault("status", "*webhooks/Delete", status=403)
    with listening() as process:
        (hook,) = at_sandbox.control("state")["webhooks"]
        code, words = stop(process, signal.SIGTERM)
    assert code == 1
    assert f"Webhook {hook['id']} may be left behind" in words


def test_a_delivery_that_nobody_reads_is_refused_and_ends_the_listening(
    cli: Run, at_sandbox: Sandbox
) -> None:
    with listening() as process:
        assert process.stdout is not None
        process.stdout.close()
        add_item(cli)
        assert process.wait(timeout=10) == 1
        assert process.stderr is not None
        assert process.stderr.read() == ""
    assert [item["status"] for item in at_sandbox.control("deliveries")["deliveries"]] == [503]
    assert at_sandbox.control("state")["webhooks"] == []


def test_a_port_that_is_taken_is_one_line(cli: Run, at_sandbox: Sandbox) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        ran = cli("listen", "job.done", "--port", port)
    assert (ran.code, ran.out) == (1, "")
    assert ran.err == f"error: port {port}: Address already in use\n"
    assert at_sandbox.calls() == []


@pytest.mark.parametrize("url", ["example.com", "https://u:canary@example.com", "x y"])
def test_an_address_that_is_none_is_refused_and_not_shown(
    cli: Run, at_sandbox: Sandbox, url: str
) -> None:
    ran = cli("listen", "job.done", "--public-url", url)
    assert (ran.code, "--public-url takes" in ran.err) == (2, True)
    assert "canary" not in ran.err
    assert at_sandbox.calls() == []


def test_an_address_that_nobody_can_reach_is_refused(cli: Run) -> None:
    ran = cli("listen", "job.done", "--api-key", "k", "--company", "1")
    assert ran.code == 2
    assert "--public-url" in ran.err
