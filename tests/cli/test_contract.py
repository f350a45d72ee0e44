"""The contract: shapes on stdout, words on stderr, and exit codes that mean something."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from tests.cli.conftest import Run
from tests.conftest import Sandbox

ACTION_KEYS = {
    "name", "title", "resource", "effect", "operation", "inputs", "plan", "scopes",
}  # fmt: skip


def test_list_actions(cli: Run) -> None:
    rows = cli("list", "actions", "--json").json
    assert len(rows) >= 19
    assert all(set(row) == ACTION_KEYS for row in rows)
    add = next(row for row in rows if row["name"] == "queue.add_item")
    assert add["operation"] == {
        "id": "queueAddItem",
        "method": "POST",
        "path": "queue/AddItem",
        "host": "api",
    }
    printers = next(item for item in add["inputs"] if item["name"] == "printers")
    assert printers == {
        "name": "printers",
        "type": "[integer]",
        "required": False,
        "in": ["body.for_printers"],
        "picker": "printers",
    }


def test_list_triggers(cli: Run) -> None:
    rows = {row["name"]: row for row in cli("list", "triggers", "--json").json}
    assert rows["job.done"] == {
        "name": "job.done",
        "title": "Print finished",
        "kind": "webhook",
        "event": "job.done",
    }
    assert rows["jobs.finished"]["operation"]["path"] == "jobs/GetPaginatedPrintJobs"


def test_list_targets(cli: Run) -> None:
    assert {"openapi", "n8n"} <= {row["name"] for row in cli("list", "targets", "--json").json}


def test_show_tells_actions_and_triggers_of_one_name_apart(cli: Run) -> None:
    assert cli("show", "queue.add_item", "--json").json["effect"] == "write"
    assert cli("show", "trigger:queue.add_item", "--json").json["event"] == "queue.add_item"


def test_run_prints_one_document(cli: Run, at_sandbox: Sandbox) -> None:
    ran = cli("run", "printers.list", "-i", "limit=2", "--json")
    assert (ran.code, len(ran.json), ran.err) == (0, 2, "")


def test_inputs_may_come_from_a_file(cli: Run, at_sandbox: Sandbox, tmp_path: Path) -> None:
    path = tmp_path / "inputs.json"
    path.write_text(json.dumps({"limit": 4}))
    assert len(cli("run", "printers.list", "--input", path, "--json").json) == 4
    assert len(cli("run", "printers.list", "--input", path, "-i", "limit=1", "--json").json) == 1


def test_a_dry_run_shows_the_request_and_sends_nothing(cli: Run, at_sandbox: Sandbox) -> None:
    ran = cli("run", "printers.pause", "-i", "printers=42,43", "--dry-run", "--json")
    shown = ran.json
    assert shown["method"] == "POST"
    assert shown["url"].endswith("/printers/actions/Pause?pid=42%2C43")
    assert shown["body"] == {"pid": "42,43"}
    assert shown["headers"]["X-API-KEY"] == "***"
    assert at_sandbox.server.key not in ran.out + ran.err
    assert at_sandbox.calls() == []


@pytest.mark.parametrize(
    "arguments",
    [
        ("printers.jog", "-i", "printer=42", "-i", "x=5"),
        ("filament.update", "-i", "spool=1", "-i", "note=dry"),
        ("printers.set_custom_values", "-i", "printers=42", "-i", 'values={"a": 1}'),
        ("queue.wait_for_analysis", "-i", "item=1"),
    ],
)
def test_a_dry_run_says_that_what_is_read_first_is_not_all(
    cli: Run, at_sandbox: Sandbox, arguments: tuple[str, ...]
) -> None:
    ran = cli("run", *arguments, "--dry-run")
    assert ran.code == 0
    assert "Further requests depend on the answer to this one." in ran.err
    assert at_sandbox.calls() == []


def test_a_dry_run_of_an_upload_names_the_file(
    cli: Run, at_sandbox: Sandbox, tmp_path: Path
) -> None:
    path = tmp_path / "cube.gcode"
    path.write_text("G28\n")
    shown = cli("run", "files.upload", "-i", f"file={path}", "--dry-run", "--json").json
    assert shown["body"] == {"file": {"filename": "cube.gcode", "offset": 0, "bytes": 4}}


def test_call_reaches_any_endpoint(cli: Run, at_sandbox: Sandbox) -> None:
    ran = cli("call", "get", "queue/groups/Get", "--json")
    assert ran.json["status"] is True
    body = '{"page": 1, "page_size": 1}'
    assert len(cli("call", "POST", "printers/Get", "--body", body, "--json").json["data"]) == 1
    query = ("--query", "page_size=2")
    assert len(cli("call", "GET", "printers/Get", *query, "--json").json["data"]) == 2


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["run", "printers.lst"], "did you mean 'printers.list'"),
        (["run", "printers.pause"], "printers: required; takes whole numbers"),
        (["run", "printers.pause", "-i", "printers=x"], 'takes whole numbers, not "x"'),
        (["run", "printers.list", "-i", "limit"], "-i takes name=value"),
        (["run", "printers.list", "-i", "colour=red"], "colour: no such input; takes search"),
        (["run", "files.upload", "-i", "file=/no/such"], "file: takes a file that can be read"),
        (["run", "api.call", "-i", "path=../../x", "-i", "method=GET"], "path: takes text such as"),
        (["call", "GET", "account/Test", "--query", "x"], "--query takes k=v"),
        (["call", "GET", "https://example.com/"], "path: takes text such as"),
        (["list", "printers"], "'printers' is not one of"),
        (["show", "printers.gett"], "did you mean 'printers.get'"),
        (["poll", "job.done", "--once"], "there is no polling trigger 'job.done'"),
        (["listen", "job.finished"], "there is no event 'job.finished'"),
        (["build", "--target", "n9n"], "did you mean 'n8n'"),
    ],
)
def test_bad_usage_is_2_and_says_what_would_be_right(
    cli: Run, at_sandbox: Sandbox, arguments: list[str], words: str
) -> None:
    ran = cli(*arguments)
    assert (ran.code, ran.out) == (2, "")
    assert words in ran.err
    assert at_sandbox.calls() == []


def test_missing_credentials_are_bad_usage(cli: Run) -> None:
    ran = cli("run", "account.test")
    assert ran.code == 2
    assert "SIMPLYPRINT_API_KEY" in ran.err


def test_a_refusal_is_1(cli: Run, at_sandbox: Sandbox) -> None:
    ran = cli("run", "printers.get", "-i", "printer=999999", "--json")
    assert (ran.code, ran.out) == (1, "")
    assert ran.err.startswith("error: ")


def test_an_unknown_outcome_is_4(cli: Run, at_sandbox: Sandbox) -> None:
    at_sandbox.fault("reset_after", "*SendGcode")
    printer = cli("run", "printers.list", "-i", "limit=1", "--json").json[0]["id"]
    ran = cli("run", "printers.send_gcode", "-i", f"printers={printer}", "-i", "gcode=G28")
    assert ran.code == 4
    assert "may have been executed" in ran.err


def test_a_broken_spec_is_3(cli: Run, tmp_path: Path) -> None:
    (tmp_path / "specs").mkdir()
    (tmp_path / "specs" / "connector.yaml").write_text("connector: [\n")
    ran = cli("check", "--root", tmp_path, "--json")
    assert ran.code == 3
    assert ran.json["ok"] is False
    assert ran.json["diagnostics"][0]["file"] == "specs/connector.yaml"
    assert "Traceback" not in ran.err


def test_check_finds_our_own_spec_sound(cli: Run) -> None:
    ran = cli("check", "--json")
    assert ran.json == {"ok": True, "diagnostics": []}
    assert ran.code == 0


def test_a_download_goes_where_it_is_told(cli: Run, at_sandbox: Sandbox, tmp_path: Path) -> None:
    file = cli("run", "files.list", "-i", "folder=-1", "--json").json[0]
    out = tmp_path / "there.gcode"
    ran = cli("run", "files.download", "-i", f"file={file['id']}", "-o", out, "--json")
    assert ran.json["file"]["size"] == out.stat().st_size == file["size"]


def test_poll_prints_one_event_a_line(cli: Run, at_sandbox: Sandbox, tmp_path: Path) -> None:
    state = tmp_path / "state.sqlite3"
    poll = ("poll", "queue.item_added", "--state", state, "--once", "--json")
    assert cli(*poll).out == ""
    file = cli("run", "files.list", "-i", "folder=-1", "--json").json[0]["id"]
    for _ in range(2):
        cli("run", "queue.add_item", "-i", f"library_file={file}", "--json")
    lines = [json.loads(line) for line in cli(*poll).out.splitlines()]
    assert [line["trigger"] for line in lines] == ["queue.item_added"] * 2
    assert cli(*poll).out == ""


def test_the_program_itself_starts() -> None:
    command = [sys.executable, "-m", "connector", "--version"]
    ran = subprocess.run(command, capture_output=True, text=True, check=True)
    assert ran.stdout.startswith("connector, version ")
