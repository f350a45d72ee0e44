"""`connector listen` as a process of its own: registers, prints, unregisters."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys

from tests.cli.conftest import Run
from tests.conftest import Sandbox


def test_listen_prints_deliveries_and_leaves_no_webhook_behind(
    cli: Run, at_sandbox: Sandbox
) -> None:
    command = [sys.executable, "-m", "connector", "listen", "queue.add_item", "--json"]
    with subprocess.Popen(
        command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, env=os.environ
    ) as process:
        assert process.stderr is not None
        assert process.stdout is not None
        assert "Listening" in process.stderr.readline()
        assert len(at_sandbox.control("state")["webhooks"]) == 1
        file = cli("run", "files.list", "-i", "folder=-1", "--json").json[0]["id"]
        added = cli("run", "queue.add_item", "-i", f"library_file={file}", "--json").json
        delivered = json.loads(process.stdout.readline())
        process.send_signal(signal.SIGTERM)
        assert process.wait(timeout=10) == 0
    assert delivered["data"]["queue_item"]["id"] == added["id"]
    assert at_sandbox.control("state")["webhooks"] == []


def test_an_address_that_nobody_can_reach_is_refused(cli: Run) -> None:
    ran = cli("listen", "job.done", "--api-key", "k", "--company", "1")
    assert ran.code == 2
    assert "--public-url" in ran.err
