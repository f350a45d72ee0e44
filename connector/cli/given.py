"""What a user gives a command: the connection's settings, and inputs."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar

import click
import yaml

from connector.model import Connector, Input
from connector.runner import Connection, ConnectionProblem, open_file

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
        ("--plan", "The account's plan, for its calls a minute (SIMPLYPRINT_PLAN)."),
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
    for pair in pairs:
        name, equals, value = pair.partition("=")
        if not equals:
            raise click.UsageError(f"-i takes name=value, not {pair!r}")
        given[name] = value
    for item in inputs:
        if item.kind == "file" and isinstance(given.get(item.name), str):
            given[item.name] = _open(item.name, given[item.name])
    return given


def _read_source(source: str) -> dict[str, Any]:
    text = sys.stdin.read() if source == "-" else _read_text(source)
    try:
        data = yaml.safe_load(text)
    except yaml.YAMLError as problem:
        raise click.UsageError(f"--input {source} is neither JSON nor YAML: {problem}") from problem
    if not isinstance(data, dict):
        raise click.UsageError(f"--input {source} takes an object with the inputs by name")
    return data


def _read_text(source: str) -> str:
    try:
        return Path(source).read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as problem:
        raise click.UsageError(f"--input {source} cannot be read: {problem}") from problem


def _open(name: str, path: str) -> Any:
    try:
        return open_file(Path(path))
    except OSError as problem:
        reason = problem.strerror or str(problem)
        raise click.UsageError(
            f"{name}: takes a file that can be read, not {path} ({reason})"
        ) from problem
