"""What a user gives a command: the connection's settings, and inputs."""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any, TypeVar

import click

from connector.diagnostics import Diagnostics
from connector.model import Connector, Input
from connector.runner import Connection, ConnectionProblem, open_file
from connector.spec.source import parse
from connector.wire.errors import InputError
from connector.wire.json_text import read_json

Command = TypeVar("Command", bound=Callable[..., Any])


def connection_options(command: Command) -> Command:
    """Add the options that say which account to use; each falls back to its variable."""
    options = [
        ("--api-key", "An API key (SIMPLYPRINT_API_KEY; safer than the option)."),
        ("--access-token", "An OAuth2 token (SIMPLYPRINT_ACCESS_TOKEN; safer than the option)."),
        ("--company", "The company id, as in the panel's URL (SIMPLYPRINT_COMPANY_ID)."),
        ("--api-url", "Another API base URL (SIMPLYPRINT_API_URL)."),
        ("--files-url", "Another base URL of the files host (SIMPLYPRINT_FILES_URL)."),
        ("--panel-url", "Another panel URL (SIMPLYPRINT_PANEL_URL)."),
        (
            "--plan",
            "The account's plan: sets its calls a minute and refuses what it does not include "
            "(SIMPLYPRINT_PLAN; SIMPLYPRINT_ANY_PLAN=1 refuses nothing).",
        ),
    ]
    for flag, text in reversed(options):
        command = click.option(flag, help=text)(command)
    return command


def connection_of(connector: Connector, given: dict[str, str | None]) -> Connection:
    """The connection of options and environment; a usage error if something is missing."""
    try:
        return Connection.resolve(connector, given, os.environ)
    except ConnectionProblem as problem:
        raise click.UsageError(str(problem)) from problem


def read_given(
    pairs: tuple[str, ...], source: str | None, inputs: tuple[Input, ...]
) -> dict[str, Any]:
    """The inputs of `-i name=value` options over those of a file; files are opened."""
    given = _read_source(source) if source else {}
    given |= _read_pairs(pairs, {item.name for item in inputs if item.many})
    check_text(given)
    for item in inputs:
        if item.kind == "file" and isinstance(given.get(item.name), str):
            given[item.name] = _open(item.name, given[item.name])
    return given


def _read_pairs(pairs: tuple[str, ...], lists: set[str]) -> dict[str, str]:
    """The values by name. Those of a list add up; anything else is given once."""
    given: dict[str, str] = {}
    for pair in pairs:
        name, equals, value = pair.partition("=")
        if not equals or not name:
            raise click.UsageError(f"-i takes name=value, not {pair!r}")
        if name in given and name not in lists:
            raise click.UsageError(f"-i {name} is given twice, but is no list")
        given[name] = f"{given[name]},{value}" if name in given else value
    return given


def check_text(given: Mapping[str, Any]) -> None:
    """Refuse text that no request can carry, such as arguments that are not UTF-8."""
    try:
        json.dumps(given, ensure_ascii=False).encode()
    except UnicodeEncodeError as problem:
        raise click.UsageError("the inputs hold text that is not valid Unicode") from problem


def _read_source(source: str) -> dict[str, Any]:
    """JSON or, failing that, YAML as the spec's files have it. No message shows the contents."""
    raw = _read_raw(source)
    data = read_json(raw.decode("utf-8", "replace"))
    if data is None:
        diagnostics = Diagnostics()
        document = parse(raw, f"--input {source}", diagnostics)
        if document is None:
            raise InputError([str(item) for item in diagnostics.items])
        data = document.data
    if not isinstance(data, dict):
        raise click.UsageError(f"--input {source} takes an object with the inputs by name")
    return data


def _read_raw(source: str) -> bytes:
    try:
        return _read_stdin() if source == "-" else Path(source).read_bytes()
    except OSError as problem:
        raise click.UsageError(f"--input {source} cannot be read: {problem.strerror}") from problem


def _read_stdin() -> bytes:
    if sys.stdin is None:
        raise click.UsageError("--input - reads standard input, which is closed")
    return sys.stdin.buffer.read()


def _open(name: str, path: str) -> Any:
    try:
        return open_file(Path(path))
    except OSError as problem:
        reason = problem.strerror or str(problem)
        raise click.UsageError(
            f"{name}: takes a file that can be read, not {path} ({reason})"
        ) from problem
