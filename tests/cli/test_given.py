"""What users type, pipe and mistype as inputs."""

from __future__ import annotations

import io
import json
import sys
from pathlib import Path

import pytest

from connector.cli.output import print_json_line
from tests.cli.conftest import Run
from tests.conftest import Sandbox

DRY = ("--dry-run", "--json")


def pipe(monkeypatch: pytest.MonkeyPatch, raw: bytes) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(raw)))


def test_values_of_a_list_add_up(cli: Run, at_sandbox: Sandbox) -> None:
    given = ("-i", "printers=42,43", "-i", "printers=44")
    assert cli("run", "printers.pause", *given, *DRY).json["body"] == {"pid": "42,43,44"}


def test_any_other_input_is_given_once(cli: Run, at_sandbox: Sandbox) -> None:
    ran = cli("run", "printers.list", "-i", "limit=1", "-i", "limit=2", *DRY)
    assert (ran.code, ran.out) == (2, "")
    assert "-i limit is given twice" in ran.err


@pytest.mark.parametrize("value", ["=x", "@file", "a=b", "-1", "ü 😀"])
def test_a_value_is_taken_as_it_stands(cli: Run, at_sandbox: Sandbox, value: str) -> None:
    shown = cli("run", "printers.list", "-i", f"search={value}", *DRY).json
    assert shown["body"]["search"] == value


@pytest.mark.parametrize("pair", ["limit", "=1", "="])
def test_a_pair_has_a_name(cli: Run, at_sandbox: Sandbox, pair: str) -> None:
    ran = cli("run", "printers.list", "-i", pair, *DRY)
    assert (ran.code, "-i takes name=value" in ran.err) == (2, True)


def test_arguments_that_are_not_utf8_are_refused(cli: Run, at_sandbox: Sandbox) -> None:
    for arguments in (
        ("run", "printers.list", "-i", "search=\udcff"),
        ("call", "GET", "printers/Get", "--query", "search=\udcff"),
        ("poll", "printers.state_changed", "-i", "to=\udcff"),
    ):
        ran = cli(*arguments)
        assert (ran.code, "not valid Unicode" in ran.err) == (2, True)
    assert at_sandbox.calls() == []


@pytest.mark.parametrize(
    ("raw", "body"),
    [
        (b'{"search": "x", "limit": 2}', "x"),
        (b"search: 1:30\n", "1:30"),
        (b"search: no\n", "no"),
        (b"search: 2026-01-01\n", "2026-01-01"),
        ("{search: grün}".encode(), "grün"),
    ],
)
def test_standard_input_is_json_or_plain_yaml(
    cli: Run, at_sandbox: Sandbox, monkeypatch: pytest.MonkeyPatch, raw: bytes, body: str
) -> None:
    pipe(monkeypatch, raw)
    assert cli("run", "printers.list", "--input", "-", *DRY).json["body"]["search"] == body


@pytest.mark.parametrize(
    ("raw", "words"),
    [
        (b'{"search": "canary", "x": [', "--input -:2:1: Y101"),
        (b'\xff\xfe "canary"', "not UTF-8"),
        (b"[" * 100_000, "nested deeper"),
        (b"search: &canary x", "Y106"),
        (b"search: canary\nsearch: canary", "--input -:2:1"),
        (b"canary", "takes an object"),
        (b"", "takes an object"),
        (b'["canary"]', "takes an object"),
    ],
)
def test_bad_standard_input_is_named_and_not_shown(
    cli: Run, at_sandbox: Sandbox, monkeypatch: pytest.MonkeyPatch, raw: bytes, words: str
) -> None:
    pipe(monkeypatch, raw)
    ran = cli("run", "printers.list", "--input", "-", "--json")
    assert (ran.code, ran.out) == (2, "")
    assert words in ran.err
    assert "canary" not in ran.err.replace("&canary", "")
    assert at_sandbox.calls() == []


def test_a_closed_standard_input_is_bad_usage(
    cli: Run, at_sandbox: Sandbox, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "stdin", None)
    assert cli("run", "printers.list", "--input", "-").code == 2


def test_an_output_folder_that_is_not_there_is_refused_first(
    cli: Run, at_sandbox: Sandbox, tmp_path: Path
) -> None:
    ran = cli("run", "files.download", "-i", "file=x", "-o", tmp_path / "no" / "file")
    assert (ran.code, "there is no folder" in ran.err) == (2, True)
    assert at_sandbox.calls() == []


@pytest.mark.parametrize("seconds", ["nan", "inf", "-inf", "4.9", "0", "1e9"])
def test_polls_are_seconds_to_days_apart(cli: Run, at_sandbox: Sandbox, seconds: str) -> None:
    ran = cli("poll", "printers.state_changed", "--every", seconds)
    assert (ran.code, "--every takes" in ran.err) == (2, True)


@pytest.mark.parametrize("encoding", ["utf-8", "ascii", "latin-1"])
@pytest.mark.parametrize("text", ["grün", "日本", "half a pair: \ud83d"])
def test_json_fits_the_encoding_of_the_output(
    monkeypatch: pytest.MonkeyPatch, encoding: str, text: str
) -> None:
    written = io.BytesIO()
    monkeypatch.setattr(sys, "stdout", io.TextIOWrapper(written, encoding=encoding))
    print_json_line({"note": text})
    sys.stdout.flush()
    assert json.loads(written.getvalue().decode(encoding)) == {"note": text}
